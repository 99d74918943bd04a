import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lexiconCheck } from '../../src/commands/lexicon-check.ts';
import { readLexicon, SHIPPED_FOLDER } from '../../src/match/lexicon-files.ts';
import { read } from '../../src/match/question.ts';
import { useSiteLexicon } from '../../src/match/shipped-lexicon.ts';
import { readerOf } from '../../src/match/shipped-reader.ts';

const HEAD = 'concept\towners\tde\tshort\n';

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'site-lexicon-')), 'house.tsv');
  writeFileSync(path, text);
  return path;
}

async function checked(text: string): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const code = await lexiconCheck({ files: [file(text)], write: (line) => void lines.push(line) });
  return { code, lines };
}

describe('words of a house', () => {
  it('are found beside those that ship, and add to concepts that are there', () => {
    const text = `${HEAD}osler-rounds\tmedicine\tTestmannvisite\tTMV\ngout\t\tZipperleinschub\n`;
    const lexicon = readLexicon(SHIPPED_FOLDER, [{ name: 'house.tsv', text }]);
    const reader = readerOf(lexicon);
    const named = (asked: string): readonly string[] =>
      read(asked, reader).mentions.map(({ concept }) => lexicon.concepts[concept]?.id ?? '');
    expect(named('Frage zur Testmannvisite')).toContain('osler-rounds');
    expect(named('Frage zur TMV')).toContain('osler-rounds');
    expect(named('Zipperleinschub')).toContain('gout');
    expect(lexicon.version).not.toBe(readLexicon(SHIPPED_FOLDER).version);
  });

  it('may stand in several files, of which a later one adds to an earlier one', () => {
    const first = { name: 'first.tsv', text: `${HEAD}osler-rounds\tmedicine\tTestmannvisite\tTMV\n` };
    const second = { name: 'second.tsv', text: `${HEAD}osler-rounds\t\tFakeheimrunde\n` };
    const lexicon = readLexicon(SHIPPED_FOLDER, [first, second]);
    const found = read('Frage zur Fakeheimrunde', readerOf(lexicon)).mentions;
    expect(found.map(({ concept }) => lexicon.concepts[concept]?.id)).toContain('osler-rounds');
    expect(() => readLexicon(SHIPPED_FOLDER, [second, first])).toThrow(/second\.tsv:2: .*no owner/u);
  });

  it('are refused with every faulty line, so that one can be mended after the other', () => {
    const text = `# of our own\n${HEAD}gout\t\tZipperlein\nA B\tmedicine\tWort\nnew-one\tnobody\tAnderswort\n`;
    expect(() => readLexicon(SHIPPED_FOLDER, [{ name: 'house.tsv', text }])).toThrow(
      /house\.tsv:4: .*\n.*house\.tsv:5: /u,
    );
    expect(() => readLexicon(SHIPPED_FOLDER, [{ name: 'house.tsv', text: 'word\tmeaning\na\tb\n' }])).toThrow(
      /house\.tsv:1: the first row must name columns/u,
    );
  });

  it('are refused when their file is missing', () => {
    expect(() => useSiteLexicon(join(tmpdir(), 'no-such-lexicon.tsv'))).toThrow(/LEXICON_FILE cannot be read/u);
  });
});

describe('konsil lexicon check', () => {
  it('ends well where nothing is wrong', async () => {
    const lines: string[] = [];
    expect(await lexiconCheck({ write: (line) => void lines.push(line) })).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/^\d+ concepts, nothing wrong$/u)]);
  });

  it('blames the row that brings an abbreviation without a rule, not those that have one', async () => {
    const { lines } = await checked(`${HEAD}new-one\tcardiology\tAnderswort\tMS\n`);
    expect(lines).toEqual([
      expect.stringMatching(/^house\.tsv:2: duplicate: "MS" belongs to "[^"]+" and "new-one"$/u),
      expect.stringMatching(/ concepts, 1 fault$/u),
    ]);
  });

  it('tells each fault of a site’s file by its line, and ends with 1', async () => {
    const { code, lines } = await checked(`${HEAD}new-one\tnobody\tAnderswort\nother-one\tmedicine\tVorhofflimmern\n`);
    expect(code).toBe(1);
    expect(lines).toEqual([
      'house.tsv:2: orphan: owner "nobody" is no specialty',
      expect.stringMatching(/^house\.tsv:3: duplicate: "Vorhofflimmern" belongs to "atrial-fibrillation"/u),
      expect.stringMatching(/2 faults$/u),
    ]);
  });
});
