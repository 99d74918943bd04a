import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkNumber } from '../../src/deid/index.ts';
import { interval, percent } from './print.ts';
import { type Finder, type Score, type Share, scoreAll } from './score.ts';
import { type Read, readLines } from './suites.ts';

/** One figure with its goal and the best that another filter is known to reach there. */
interface Goal {
  readonly suite: string;
  readonly what: string;
  readonly kinds?: readonly string[];
  readonly of: (score: Score) => Share;
  readonly goal: number;
  readonly best: string;
}

const full = (score: Score) => score.full;

const GOALS: readonly Goal[] = [
  { suite: 'grascco', what: 'German letters, core: full', of: full, goal: 0.975, best: 'Philter .853' },
  { suite: 'grascco', what: '... letters and digits', of: ({ char }) => char, goal: 0.985, best: 'Philter .933' },
  {
    suite: 'grascco',
    what: '... word precision',
    of: ({ wordPrecision }) => wordPrecision,
    goal: 0.96,
    best: 'Presidio patterns .969',
  },
  {
    suite: 'grascco',
    what: '... clinical words kept',
    of: ({ kept }) => kept,
    goal: 0.996,
    best: 'Presidio patterns .998',
  },
  { suite: 'grascco', what: '... letters fully clean', of: ({ clean }) => clean, goal: 0.85, best: '0' },
  {
    suite: 'grascco',
    what: 'patients and relatives',
    kinds: ['NAME_PATIENT', 'NAME_RELATIVE'],
    of: full,
    goal: 0.97,
    best: 'fine-tuned xlm-r .856',
  },
  {
    suite: 'grascco',
    what: "clinicians' names",
    kinds: ['NAME_DOCTOR'],
    of: full,
    goal: 0.97,
    best: 'fine-tuned xlm-r .925',
  },
  { suite: 'usz', what: 'Zurich: names', kinds: ['Name'], of: full, goal: 0.95, best: 'Philter .85' },
  { suite: 'usz', what: 'Zurich: dates', kinds: ['Date'], of: full, goal: 0.97, best: 'Philter .54' },
  { suite: 'usz', what: 'Zurich: contacts', kinds: ['Contact'], of: full, goal: 0.97, best: 'Philter .54' },
  { suite: 'chat-phi', what: 'chat: all but room and organisation', of: full, goal: 0.97, best: 'regex trial .36' },
  { suite: 'chat-phi', what: 'chat: names', kinds: ['NAME', 'STAFF'], of: full, goal: 0.96, best: 'regex trial .27' },
  { suite: 'keep', what: 'phrases untouched', of: ({ untouched }) => untouched, goal: 0.995, best: 'trial .980' },
  { suite: 'synth-en', what: 'English: PERSON', kinds: ['PERSON'], of: full, goal: 0.9, best: 'Philter .81' },
  { suite: 'synth-en', what: 'English: core', of: full, goal: 0.93, best: 'Philter .59' },
  {
    suite: 'synth-en',
    what: 'English: word precision',
    of: ({ wordPrecision }) => wordPrecision,
    goal: 0.95,
    best: 'Philter .85',
  },
  { suite: 'fr', what: 'French: core', of: full, goal: 0.93, best: 'trial .44' },
];

function row(what: string, share: Share, goal: number, best: string): string {
  const isMet = share.n > 0 && share.hits / share.n >= goal;
  const cells = [what, share.n, `${percent(share)} ${interval(share)}`, goal.toFixed(3), isMet ? 'yes' : 'no', best];
  return `| ${cells.join(' | ')} |`;
}

interface Checked {
  readonly type: string;
  readonly value: string;
  readonly valid: boolean;
}

function checkDigits(folder: string): readonly string[] {
  const file = join(folder, 'check-digits.dev.jsonl');
  if (!existsSync(file)) return [];
  const rows = readLines<Checked>(file);
  const right = rows.filter(({ type, value, valid }) => checkNumber(type, value) === (valid ? 'valid' : 'invalid'));
  return [row('check digits: verdict right', { hits: right.length, n: rows.length }, 1, '')];
}

/** The table of goals with Wilson intervals. */
export function goalTable(folder: string, suites: readonly Read[], find: Finder): readonly string[] {
  const rows = GOALS.flatMap(({ suite, what, kinds, of, goal, best }) => {
    const read = suites.find(({ name }) => name === suite);
    return read === undefined ? [] : [row(what, of(scoreAll(read.rows, find, kinds ?? read.core)), goal, best)];
  });
  const head = ['| what | n | reached (95 %) | goal | met | best known |', '|---|---|---|---|---|---|'];
  return [...head, ...rows, ...checkDigits(folder)];
}
