import { expect, it } from 'vitest';
import { cardWith } from '../../fakes/fake-core.ts';
import type { Current } from './driver.ts';
import { directTo, doneValue, offer, questionForm } from './scenes.ts';

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!channel>',
  '<@U00FAKE01>',
  '@everyone',
  '@room',
  '[Hier](javascript:alert(1))',
  '<https://boese.example|Ihr Befund>',
  '*fett* _kursiv_ `code`',
  '</textarea><b>',
  '"><a href="//boese.example">',
  '&lt;b&gt;',
  '{{7*7}}',
  '${7*7}',
];

/** What must never be shown, kept or set off. */
export function privacySentences(current: Current): void {
  it.each(hostile)('shows %s as the words they are', async (words) => {
    const driver = current();
    const place = await directTo(driver, driver.asker);
    const parts = [
      { kind: 'text', text: words },
      { kind: 'quote', label: words, text: words },
    ] as const;
    doneValue(await driver.adapter.send(place, cardWith({ title: words, parts }), 'k1'));
    const [seen] = await driver.reads(driver.asker, place);
    expect(seen?.text.split(words).length).toBeGreaterThanOrEqual(4);
  });

  it('shows no invisible and no direction-changing characters', async () => {
    const driver = current();
    const place = await directTo(driver, driver.asker);
    const text = 'Dosis \u202E05\u202C mg\u200B\u{E0041}\u0000\uD800';
    doneValue(await driver.adapter.send(place, cardWith({ parts: [{ kind: 'text', text }] }), 'k1'));
    const [seen] = await driver.reads(driver.asker, place);
    expect(seen?.bytes).not.toMatch(/[\u0000\u200B-\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/u);
    expect(seen?.text).toContain('Dosis 05 mg');
  });

  it('sends the person asked no byte of who asks anonymously', async () => {
    const driver = current();
    const place = await directTo(driver, driver.expert);
    await directTo(driver, driver.asker);
    doneValue(await driver.adapter.send(place, offer, 'k1'));
    const bytes = (await driver.reads(driver.expert, place)).map((seen) => seen.bytes).join();
    const entry = await driver.adapter.person(driver.asker);
    expect(bytes).not.toContain(driver.asker.id);
    expect(bytes).not.toContain(entry?.name);
  });

  it('says on a lock screen what the notice says, and no word of the question', async () => {
    const driver = current();
    const place = await directTo(driver, driver.expert);
    const card = cardWith({
      title: 'Vancomycin bei Niereninsuffizienz',
      notice: 'Eine Kollegin hat eine Frage',
      parts: [{ kind: 'text', text: 'Kreatinin 2,1' }],
    });
    doneValue(await driver.adapter.send(place, card, 'k1'));
    const notices = (await driver.notices(driver.expert)).join();
    expect(notices).toContain('Eine Kollegin hat eine Frage');
    expect(notices).not.toMatch(/Vancomycin|Kreatinin/);
  });

  it('keeps nothing of what a person typed', async () => {
    const driver = current();
    driver.core.formWith(() => questionForm);
    await directTo(driver, driver.asker);
    await driver.asks(driver.asker, 'Zzyzxmann, geboren 3.4.1950');
    await driver.writes(driver.asker, 'Frau Zzyzxmann hustet');
    await driver.submits(driver.asker, { question: 'Herr Zzyzxmann' });
    expect([...driver.core.rows.values()].join()).not.toContain('Zzyzxmann');
  });

  it.each([
    ['100,000 characters', 'ä'.repeat(100_000)],
    ['NUL and controls', 'a\u0000b\u0007c\u001Bd'],
    ['bidirectional and invisible characters', 'x\u202Ey\u2066z\u200B\uFEFF\u{E0041}'],
    ['line breaks and a leading line break', '\n\nerste\n\tzweite\n'],
    ['markup', '<b>&amp;</b> %00 + & = ;'],
  ])('gives the core %s untouched', async (_what, words) => {
    const driver = current();
    driver.core.formWith(() => questionForm);
    await driver.asks(driver.asker, words);
    const event = driver.core.accepted.find(({ kind }) => kind === 'command');
    expect(event?.kind === 'command' && event.text.reveal() === words).toBe(true);
  });
}
