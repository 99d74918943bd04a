import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDoc } from '../../src/deid/doc.ts';
import { FRAMES } from '../../src/deid/frames/index.ts';
import { run, type Setting } from '../../src/deid/pipeline.ts';
import type { Doc, Recogniser } from '../../src/deid/recogniser.ts';
import { RECOGNISERS } from '../../src/deid/recognisers/index.ts';
import { clinicalText } from './texts.ts';

/** Steps: tokens read, units a pattern ran over, names compared, hits made. */
class Work {
  steps = 0;

  /** The same text, every look at a token counted. */
  watched(doc: Doc): Doc {
    const tokens = new Proxy(doc.tokens, {
      get: (target, key, receiver) => {
        this.steps++;
        return Reflect.get(target, key, receiver);
      },
    });
    return { ...doc, tokens };
  }

  recogniser(one: Recogniser): Recogniser {
    return {
      ...one,
      find: (doc, found) => {
        const before = found.length;
        one.find(this.watched(doc), found);
        this.steps += found.length - before;
      },
    };
  }

  /** A pattern tried at one place costs what it matched, one that searches what it passed over. */
  pattern(pattern: RegExp, from: number, text: string, match: RegExpExecArray | null): void {
    const searched = match === null ? text.length - from : match.index + match[0].length - from;
    this.steps += 1 + (pattern.sticky ? (match?.[0].length ?? 0) : searched);
  }
}

function counting<T>(work: Work, body: () => T): T {
  const exec = RegExp.prototype.exec;
  RegExp.prototype.exec = function counted(text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    work.pattern(this, from, text, match);
    return match;
  };
  try {
    return body();
  } finally {
    RegExp.prototype.exec = exec;
  }
}

/** All that scrubbing this text takes. */
function stepsOf(text: string, recognisers: readonly Recogniser[] = RECOGNISERS): number {
  const work = new Work();
  const keyOf = (word: string) => {
    work.steps++;
    return word;
  };
  const setting: Setting = {
    recognisers: recognisers.map((one) => work.recogniser(one)),
    lang: 'de',
    keyOf,
    known: [],
    kept: new Set(),
  };
  counting(work, () => {
    run(text, setting);
    const doc = work.watched(createDoc(text));
    for (const frame of FRAMES) frame.find(doc, []);
  });
  return work.steps;
}

const MOST_GROWTH = 2.2;
const LENGTH = 1600;
/** A text of many units is judged; of few the constant part decides. */
const ratio = (unit: string, length = LENGTH) => {
  const short = unit.repeat(Math.ceil(length / unit.length));
  return stepsOf(short + short) / stepsOf(short);
};

it('counts what grows with the square', () => {
  const restless: Recogniser = {
    id: 'restless',
    about: 'Reads the whole text at every token.',
    kind: 'ID',
    find: (doc) => {
      for (const token of doc.tokens) if (/zyx$/.test(doc.text.slice(0, token.end))) return;
    },
    examples: { hit: [], stay: [] },
  };
  expect(stepsOf('a b '.repeat(800), [restless]) / stepsOf('a b '.repeat(400), [restless])).toBeGreaterThan(3);
});

describe('work on a text twice as long', () => {
  it.each([
    'a',
    'A',
    'Aa-',
    'A-',
    'AA&',
    'A.',
    'Dr. ',
    'Dr. Meier, ',
    'Frau ',
    'Frau Aa ',
    'Name: ',
    'Indexpatient Aa, ',
    'Teilnehmer: Aa, Bb, ',
    'Gruß ',
    'Gruß Ada, ',
    'Drs. Aa und ',
    'Pat. A.B. ',
    '1',
    '1 ',
    '1.',
    '1.1.',
    '1/1-',
    '1-',
    '1-1-',
    '01.',
    '0171 ',
    '756.',
    'Tel. ',
    'Tel. 1',
    'Fall-Nr. ',
    'Station ',
    '12345 Bad ',
    'aus Bad ',
    'wohnt in ',
    'rue de ',
    'rue A',
    'Am Aa ',
    'St. ',
    'Straße ',
    '@',
    '@a',
    'a@',
    'a@a.',
    'a.',
    'www.',
    'https://',
    '://',
    '<@',
    '[',
    '[NAME_1]',
    '[NAME_1',
    ':a',
    'a:',
    '::',
    'a-a-',
    '(at)',
    'a(at)',
    'rs123456789 ',
    '123456789 ',
    'März ',
    '3. und ',
    'on 3/4 ',
    'GmbH ',
    'Aa GmbH ',
    'von ',
    'Von der ',
    '\u0301',
    'é\u0301',
    '\u200b',
    '１',
    '😀',
    "O'",
    "D'A",
    '\n',
    ' ',
    '\t.',
    'Testmann\n',
    'Testmann (64m) ',
    'heißt ',
    'Schwester, ',
    'et al ',
    'Meier & ',
    'arbeitet bei Aa & ',
    'chez Aa ',
    'EMS Aa ',
    'Aa Hospital ',
    'Aa Care Home ',
    'herrn ada ',
    'ada\n',
    'a. zyx, ',
    'pat. a.',
    'name: ada ',
    'ada, geb. 1 ',
    'hauptstr. 8, ',
    '12345 bad ',
    'wohnt am aaaa 1 ',
    'rue de la 1 ',
    'at 12 aaaa street, ',
    'aaaa 3 apt. 3 ',
    'p.o. box 1 ',
    'lives at 12 aaaa 3, ',
    'Siblings: Aa, Bb, ',
    'by ada a zyx ',
    'h.-j. r. (7, ',
  ])('at most doubles for %j', (unit) => {
    expect(ratio(unit)).toBeLessThanOrEqual(MOST_GROWTH);
  });

  it('at most doubles for whatever repeats', () => {
    fc.assert(
      fc.property(
        clinicalText.filter((text) => text.length > 0),
        (unit) => {
          expect(ratio(unit)).toBeLessThanOrEqual(MOST_GROWTH);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('at most doubles for people who share a name or initials', () => {
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));
    const given = letters.flatMap((one) => letters.map((other) => `Zy${one}${other}`));
    const people = (count: number, write: (name: string) => string) => given.slice(0, count).map(write).join('');
    for (const write of [
      (name: string) => `Frau ${name} Fakova. `,
      (name: string) => `Pat. ${name.charAt(2).toUpperCase()}.${name.charAt(3).toUpperCase()}. kam. `,
    ]) {
      expect(stepsOf(people(600, write)) / stepsOf(people(300, write))).toBeLessThanOrEqual(MOST_GROWTH);
    }
  });
});
