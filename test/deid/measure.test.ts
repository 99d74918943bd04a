import { describe, expect, it } from 'vitest';
import { placesOf } from '../../bench/deid/peers.ts';
import { PERTURBATIONS, perturbed } from '../../bench/deid/perturb.ts';
import { type Gold, wilson } from '../../bench/deid/score.ts';
import { unmark } from './marked.ts';

function goldOf(example: string): Gold {
  const { text, places } = unmark(example);
  return { text, spans: places.map((place) => ({ ...place, type: 'NAME' })) };
}

/** The text with its marks again. */
function marked({ text, spans = [] }: Gold): string {
  return spans
    .toSorted((one, other) => other.start - one.start)
    .reduce((shown, { start, end }) => `${shown.slice(0, start)}«${shown.slice(start, end)}»${shown.slice(end)}`, text);
}

function changed(what: RegExp, example: string): string {
  const one = PERTURBATIONS.find((perturbation) => what.test(perturbation.what));
  const gold = goldOf(example);
  return marked(perturbed(gold, one?.edits(gold, ['NAME']) ?? []));
}

describe('a text that is changed to see what recall it costs', () => {
  it.each([
    [/small letters/, 'Frau «Testmann», K 6,2', 'frau «testmann», k 6,2'],
    [/ae, oe/, 'Übergabe: «Jörg Fäkel» fährt', 'Uebergabe: «Joerg Faekel» faehrt'],
    [/no titles/, 'heute Herr Dr. «Testmann» da', 'heute «Testmann» da'],
    [/two lines/, 'mit «Ada Testmann» gesprochen', 'mit «Ada\nTestmann» gesprochen'],
    [/mistakes/, 'Frau «Testmann» kam', 'Frau «Tesmtann» kam'],
  ])('%s', (what, before, after) => {
    expect(changed(what, before)).toBe(after);
  });

  it.each([
    /cultures/,
    /nobody ever heard/,
  ])('keeps one person one person, particles and letters of any size: %s', (what) => {
    const result = changed(what, 'Frau «von Testmann» und «TESTMANN», Kind «ada»');
    const [, first = '', second = '', child = ''] = /«von (.+)» und «(.+)», Kind «(.+)»/.exec(result) ?? [];
    expect(second).toBe(first.toUpperCase());
    expect(child).toBe(child.toLowerCase());
    expect([first, second, child]).not.toContain('Testmann');
  });
});

it('finds what a filter took by what it left', () => {
  expect(placesOf('Hi David Johnson, call 555-0100 now', 'Hi \u0001, call \u0001 now')).toEqual([
    { start: 3, end: 16 },
    { start: 23, end: 31 },
  ]);
  expect(placesOf('nothing', 'nothing')).toEqual([]);
  expect(placesOf('Ada Testmann', '\u0001 \u0001')).toEqual([
    { start: 0, end: 3 },
    { start: 4, end: 12 },
  ]);
});

it('gives the Wilson interval of a share', () => {
  const [low, high] = wilson({ hits: 97, n: 100 });
  expect(low).toBeCloseTo(0.9155, 3);
  expect(high).toBeCloseTo(0.9897, 3);
});
