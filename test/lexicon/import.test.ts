import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lexiconImport } from '../../src/commands/lexicon-import.ts';
import { importConcepts } from '../../src/match/curation/index.ts';
import { readLexicon, SHIPPED_FOLDER } from '../../src/match/lexicon-files.ts';
import { shippedReader } from '../../src/match/shipped-reader.ts';
import { parseTable } from '../../src/match/table.ts';

const DISEASES = `format-version: 1.2
ontology: doid

[Term]
id: DOID:1
name: testmann cardiomyopathy
synonym: "Fakeheim heart disease" EXACT []
synonym: "weak heart of Fakeheim" RELATED []
is_a: DOID:2 ! heart disease

[Term]
id: DOID:2
name: atrial fibrillation
synonym: "testmann arrhythmia" EXACT []

[Term]
id: DOID:3
name: old name
is_obsolete: true

[Term]
id: DOID:4
name: fakeheimitis
is_a: DOID:1 ! testmann cardiomyopathy

[Typedef]
id: part_of
name: part of
`;

const PHENOTYPES = `[Term]
id: HP:0000001
name: Fakeheim retinopathy
synonym: "Testmann eye" EXACT layperson []
synonym: "Retinopathy \\"of Fakeheim\\"" EXACT []
`;

const ALPHA_ID = `1|I1|I48.0||||Testmannflimmern der Vorhöfe
1|I2|I48.0||||Fakeheimflimmern
0|I3|I48.0||||ungültige Zeile
1|I4||||Z99.9|Fakeheimzustand
1|I5|L40.0|||||Testmannsche Schuppung
zu|kurz
`;

const reader = shippedReader();
const rows = (table: string) =>
  parseTable(table).map(({ concept, owners, de, en, lay }) => ({ concept, owners, de, en, lay }));

describe('taking words over', () => {
  it('reads Disease Ontology: exact synonyms, owners by the words or by what is wider, known concepts joined', () => {
    const imported = importConcepts(DISEASES, 'doid', reader);
    expect(rows(imported.table)).toEqual([
      {
        concept: 'doid-1',
        owners: expect.stringContaining('heart-failure'),
        de: '',
        en: 'testmann cardiomyopathy;Fakeheim heart disease',
        lay: '',
      },
      { concept: 'atrial-fibrillation', owners: '', de: '', en: 'testmann arrhythmia', lay: '' },
      { concept: 'doid-4', owners: expect.stringContaining('heart-failure'), de: '', en: 'fakeheimitis', lay: '' },
    ]);
    expect(imported).toMatchObject({ terms: 3, added: 2, joined: 1, left: 0 });
  });

  it('reads HPO: what lay people say stands apart', () => {
    const [row] = rows(importConcepts(PHENOTYPES, 'hpo', reader).table);
    expect(row).toMatchObject({
      concept: 'hp-0000001',
      en: 'Fakeheim retinopathy;Retinopathy "of Fakeheim"',
      lay: 'Testmann eye',
    });
    expect(row?.owners).toMatch(/ophthalmology|retina/u);
  });

  it('reads Alpha-ID: valid lines of one code together, owners by the words or the code', () => {
    const [first, ...rest] = rows(importConcepts(ALPHA_ID, 'alpha-id', reader).table);
    expect(first).toMatchObject({ concept: 'icd-i48-0', de: 'Testmannflimmern der Vorhöfe;Fakeheimflimmern' });
    expect(rest).toEqual([expect.objectContaining({ concept: 'icd-l40-0', de: 'Testmannsche Schuppung' })]);
    expect(rest[0]?.owners).toContain('dermatology');
  });

  it('makes a file that a site can use as it is', () => {
    const { table } = importConcepts(DISEASES, 'doid', reader);
    const lexicon = readLexicon(SHIPPED_FOLDER, [{ name: 'doid.tsv', text: table }]);
    expect(lexicon.concepts.map(({ id }) => id)).toContain('doid-4');
  });

  it('says how much was taken, and ends with 1 where there was nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lexicon-import-'));
    writeFileSync(join(folder, 'some.obo'), DISEASES);
    writeFileSync(join(folder, 'none.obo'), 'no terms here');
    const told: string[] = [];
    const run = (name: string): Promise<0 | 1> =>
      lexiconImport({
        format: 'doid',
        file: join(folder, name),
        write: () => undefined,
        tell: (news) => void told.push(news),
      });
    expect([await run('some.obo'), await run('none.obo')]).toEqual([0, 1]);
    expect(told).toEqual([
      '3 terms: 2 new concepts, 1 added to known ones, 0 left out',
      'none.obo holds no terms of the format doid',
    ]);
    await expect(run('missing.obo')).rejects.toThrow(/missing\.obo cannot be read/u);
  });
});
