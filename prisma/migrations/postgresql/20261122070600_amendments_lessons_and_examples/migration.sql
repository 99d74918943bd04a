-- AlterTable
ALTER TABLE "ConsultRequest" ADD COLUMN     "amended" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "lesson" TEXT;

-- AlterTable
ALTER TABLE "ExpertProfile" ADD COLUMN     "examples" TEXT NOT NULL DEFAULT '[]',
ADD COLUMN     "notFor" TEXT;
