-- AlterTable
ALTER TABLE "ConsultRequest" ADD COLUMN     "gap" TEXT;

-- Until now only "nobody was surely right" was kept, and counted where a field was recognised.
UPDATE "ConsultRequest" SET "gap" = 'nobody-fits' WHERE NOT "confident" AND "topics" <> '[]';
