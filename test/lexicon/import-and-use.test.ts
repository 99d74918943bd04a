import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { configuredFor } from '../../src/commands/embedder.ts';
import { matchLines } from '../../src/commands/match-lines.ts';
import { readConfig } from '../../src/config.ts';
import { checkShippedLexicon, type ImportFormat, importConcepts } from '../../src/match/curation/index.ts';
import { readLexicon, SHIPPED_FOLDER } from '../../src/match/lexicon-files.ts';
import { readerOf } from '../../src/match/shipped-reader.ts';

const COLLECTIONS: Readonly<Record<ImportFormat, string>> = {
  doid: `format-version: 1.2

[Term]
id: DOID:0001
name: psoriasis of Fakeheim
def: "An invented disease." [url:https\\://fake.example]
synonym: "Fakeheimosis" EXACT []
`,
  hpo: `[Term]
id: HP:0000001
name: Fakeheim retinopathy
synonym: "Testmann eye" EXACT layperson []
`,
  'alpha-id': `1|I1|I48.0||||Testmannflimmern der Vorhöfe
1|I2|L40.0|||||Testmannsche Schuppung
`,
};
const EXPERTS = [
  { id: 'skin', specialty: 'Dermatologie', text: 'Psoriasis und Ekzeme' },
  { id: 'heart', specialty: 'Kardiologie', text: 'Herzrhythmusstörungen' },
  { id: 'eye', specialty: 'Augenheilkunde', text: 'Netzhaut' },
];
const ASKED = [
  ['Therapie bei Fakeheimosis?', 'skin'],
  ['Fakeheim retinopathy?', 'eye'],
  ['Testmannflimmern der Vorhöfe?', 'heart'],
  ['Testmannsche Schuppung?', 'skin'],
] as const;

it('finds a colleague by words of all three collections, from what the importer wrote as it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-and-use-'));
  const reader = readerOf(readLexicon(SHIPPED_FOLDER));
  const formats: readonly ImportFormat[] = ['doid', 'hpo', 'alpha-id'];
  const files = formats.map((format) => {
    const path = join(folder, `${format}.tsv`);
    writeFileSync(path, importConcepts(COLLECTIONS[format], format, reader).table);
    return path;
  });
  expect(checkShippedLexicon(files).faults).toEqual([]);
  const directory = join(folder, 'experts.jsonl');
  writeFileSync(directory, EXPERTS.map((one) => JSON.stringify(one)).join('\n'));
  const env = readConfig({ LEXICON_FILE: files.join(', ') });
  const embedder = await configuredFor(env, () => undefined);
  const first: unknown[] = [];
  const code = await matchLines({
    directory,
    embedder,
    input: (async function* () {
      for (const [text] of ASKED) yield `${JSON.stringify({ id: text, text })}\n`;
    })(),
    write: (line) => void first.push(JSON.parse(line).candidates[0]?.expert),
    warn: () => undefined,
  });
  expect(code).toBe(0);
  expect(first).toEqual(ASKED.map(([, expert]) => expert));
});
