import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { redFlags } from '../../src/consult/index.ts';
import { readRedFlagRules } from '../../src/lexicon/read.ts';
import { scrubbed } from '../fixtures/make-request.ts';

interface Row {
  readonly text: string;
  readonly groups: readonly string[];
}

const rows: readonly Row[] = readFileSync(new URL('../fixtures/red-flags.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const rules = readRedFlagRules();

function found({ text }: Row): readonly string[] {
  return redFlags(scrubbed(text), rules);
}

describe('the red flags of the lexicon', () => {
  const emergencies = rows.filter(({ groups }) => groups.length > 0);
  const others = rows.filter(({ groups }) => groups.length === 0);

  it('are seen in at least 95 of 100 emergencies', () => {
    const seen = emergencies.filter((row) => row.groups.every((group) => found(row).includes(group)));
    expect(emergencies.length).toBeGreaterThanOrEqual(60);
    expect(seen.length / emergencies.length).toBeGreaterThanOrEqual(0.95);
  });

  it('are silent in at least 95 of 100 questions that are none', () => {
    const silent = others.filter((row) => found(row).length === 0);
    expect(others.length).toBeGreaterThanOrEqual(60);
    expect(silent.length / others.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe('a word that denies in one language', () => {
  it.each([
    ['Seit Mai Thoraxschmerz mit Ausstrahlung in den linken Arm', ['acute-coronary']],
    ['ne supporte plus la douleur thoracique irradiant dans le bras gauche', ['acute-coronary']],
    ['Anfang Mai V.a. Sepsis', ['septic-shock']],
  ])('takes nothing back where it is an everyday word of another: "%s"', (text, groups) => {
    expect(found({ text, groups: [] })).toEqual(groups);
  });

  it('takes back what is denied in its own', () => {
    expect(found({ text: 'né febbre né sepsi', groups: [] })).toEqual([]);
    expect(found({ text: 'non ha mai avuto una sepsi', groups: [] })).toEqual([]);
  });
});

describe('a lexicon that cannot be read', () => {
  function folder(redFlagLines: string, cueLines: string): URL {
    const path = mkdtempSync(join(tmpdir(), 'lexicon-'));
    writeFileSync(join(path, 'red-flags.tsv'), redFlagLines);
    writeFileSync(join(path, 'negation.tsv'), cueLines);
    return pathToFileURL(`${path}/`);
  }

  const flagsHead = 'id\tgroup\tlang\tphrase\n';
  const cuesHead = 'lang\tkind\tposition\tphrase\n';

  it('is said to be missing', () => {
    expect(() => readRedFlagRules(pathToFileURL(`${join(tmpdir(), 'no-such-folder')}/`))).toThrow(
      /red-flags.tsv cannot be read/u,
    );
  });

  it.each([
    ['a wrong head', 'id\tgroup\n', cuesHead],
    ['no head', '', cuesHead],
    ['a row too short', `${flagsHead}a\tb\tde\n`, cuesHead],
    ['an unknown kind', flagsHead, `${cuesHead}de\tmaybe\tbefore\tkein\n`],
    ['an unknown position', flagsHead, `${cuesHead}de\tnegation\tabove\tkein\n`],
  ])('is said to be broken: %s', (_what, flagLines, cueLines) => {
    expect(() => readRedFlagRules(folder(flagLines, cueLines))).toThrow(/does not hold the columns/u);
  });

  it('may hold comments and blank lines', () => {
    const read = readRedFlagRules(
      folder(`# why\n\n${flagsHead}a-1\ta\tde\tKein Puls\n`, `${cuesHead}de\tnegation\tbefore\tkein\n`),
    );
    expect(read).toEqual({
      phrases: [{ id: 'a-1', group: 'a', lang: 'de', words: ['kein', 'puls'] }],
      cues: [{ lang: 'de', kind: 'negation', position: 'before', words: ['kein'] }],
    });
  });
});
