-- AlterTable
ALTER TABLE "ConsultRequest" ADD COLUMN     "topics" TEXT NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Introduction" ADD COLUMN     "askerConsentAt" TIMESTAMP(3),
ADD COLUMN     "expertConsentAt" TIMESTAMP(3);
