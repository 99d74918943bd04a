-- AlterTable
ALTER TABLE "ExpertProfile" ADD COLUMN "examples" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "ExpertProfile" ADD COLUMN "notFor" TEXT;

-- AlterTable: a table made anew would take the rows that refer to it along
ALTER TABLE "ConsultRequest" ADD COLUMN "amended" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "ConsultRequest" ADD COLUMN "lesson" TEXT;
