-- AlterTable
ALTER TABLE "Introduction" ADD COLUMN "askerConsentAt" DATETIME;
ALTER TABLE "Introduction" ADD COLUMN "expertConsentAt" DATETIME;

-- AlterTable: a table made anew would take the rows that refer to it along
ALTER TABLE "ConsultRequest" ADD COLUMN "topics" TEXT NOT NULL DEFAULT '[]';
