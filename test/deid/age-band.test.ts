import { describe, expect, it } from 'vitest';
import { ageBand, withAgeBands } from '../../src/deid/index.ts';
import { restoreScrubbed } from '../../src/deid/scrubbed-text.ts';

const kept = (text: string, lang: 'de' | 'en' | 'fr' | 'it' = 'de') => withAgeBands(restoreScrubbed(text), lang);

describe('ages in a kept Case', () => {
  it.each([
    ['64-jähriger Patient mit Dyspnoe', '60-64-jähriger Patient mit Dyspnoe'],
    ['(77w) delirant', '(75-79w) delirant'],
    ['55 J, Ikterus', '55-59 J, Ikterus'],
    ['7-jähriges Kind', '6-11-jähriges Kind'],
    ['17-Jährige', '12-17-Jährige'],
    ['19 Jahre alt', '18-24 Jahre alt'],
    ['10 Tage alt', '10 Tage alt'],
    ['28 Tage alt', '28 Tage alt'],
    ['40 Tage alt', '5 Wochen alt'],
    ['6 Wochen alt', '6 Wochen alt'],
    ['13 Wochen alt', '13 Wochen alt'],
    ['20 Wochen alt', '4 Monate alt'],
    ['Säugling, 3 Monate, RSV', 'Säugling, 3 Monate, RSV'],
    ['18 Monate alt', '18 Monate alt'],
    ['30 Monate alt', '2-5 Jahre alt'],
    ['90+-jährig', '90+-jährig'],
    ['seit 12 Jahren Husten, Tag 5 Amoxi', 'seit 12 Jahren Husten, Tag 5 Amoxi'],
  ])('%s -> %s', (text, band) => {
    expect(kept(text)).toBe(band);
  });

  it.each([
    ['en', '71 year old, 40 days old', '70-74 year old, 5 weeks old'],
    ['fr', 'patiente de 84 ans, fragile', 'patiente de 80-84 ans, fragile'],
    ['it', 'sig., 70 anni, ittero', 'sig., 70-74 anni, ittero'],
  ] as const)('speaks %s', (lang, text, band) => {
    expect(kept(text, lang)).toBe(band);
  });

  it('is stable: a band is not banded again', () => {
    for (const text of ['64-jähriger', '(77w)', '55 J, Ikterus', '30 Monate alt'])
      expect(kept(kept(text))).toBe(kept(text));
  });

  it('leaves no gap between bands from two years on', () => {
    const bands = Array.from({ length: 123 }, (_, year) => ageBand(year + 2));
    expect(new Set(bands).size).toBe(18);
    expect(bands.at(-1)).toBe('90+');
    expect(ageBand(1)).toBeNull();
  });
});
