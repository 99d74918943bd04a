import { describe, expect, it } from 'vitest';
import { onwardCard } from '../../../adapters/slack/acts/tell.ts';
import { messageBlocks } from '../../../adapters/slack/render/card.ts';
import { fallbackText } from '../../../adapters/slack/render/fallback.ts';
import { keptIn } from '../../../adapters/slack/render/kept.ts';
import { shapeOf } from '../../../adapters/slack/render/shape.ts';
import { formView, homeView, noticeView } from '../../../adapters/slack/render/view.ts';
import { words } from '../../../adapters/slack/words.ts';
import {
  cardNames,
  type FormContext,
  formNames,
  homeHandles,
  renderCard,
  renderForm,
  renderHome,
} from '../../../src/chat/index.ts';
import type { Card, Choice, Form } from '../../../src/chat/port.ts';
import { say } from '../../../src/chat/say/index.ts';
import { type CardName, type ConsultRequest, defaultPolicy, type Language } from '../../../src/consult/index.ts';
import {
  aboutOf,
  contextFor,
  fullRequest,
  introductionStatuses,
  people,
  personOf,
  requestStatuses,
  site,
  withIntroduction,
} from '../../chat/ward.ts';
import { cardWith, formWith } from '../../fakes/fake-core.ts';
import { isJson, type Json, jsonIn, listIn, stringsIn, textIn } from '../../fakes/slack/json.ts';
import { messageFaults, textFaults, viewFaults } from '../../fakes/slack/limits.ts';
import { markupIn, wordsOf } from '../../fakes/slack/words-of.ts';
import { monday } from '../../fixtures/make-request.ts';

const languages: readonly Language[] = ['de', 'en'];
const LONG = 'Wort für Wort sehr lang und noch länger. '.repeat(500);

function asJson(of: object): Json {
  const read: unknown = JSON.parse(JSON.stringify(of));
  return isJson(read) ? read : {};
}

function blocksOf(card: Card): readonly Json[] {
  return messageBlocks(card).map(asJson);
}

const READERS = ['asker-marked-id', 'expert', 'coordinator'] as const;

/** In every status of request and introduction, named and anonymous, for everybody who may read it. */
function everyCard(lang: Language): readonly Card[] {
  return requestStatuses.flatMap((status) =>
    introductionStatuses.flatMap((introduced) =>
      [false, true].flatMap((anonymous) => {
        const request = withIntroduction(fullRequest({ status }, anonymous), introduced);
        return READERS.flatMap((reader) =>
          cardNames.map((name) => cardFor(reader, lang, name, request, aboutOf[name] ?? null)),
        );
      }),
    ),
  );
}

function cardFor(id: string, lang: Language, name: CardName, request: ConsultRequest, about: string | null): Card {
  return renderCard(name, { ...contextFor(id, request, { about }), reader: personOf(id, lang) });
}

/** A notice, a refusal and the help say something else for each code that they are about. */
function everyNotice(lang: Language): readonly Card[] {
  const { notices, forms } = say(lang);
  const codes: readonly (readonly [CardName, readonly string[]])[] = [
    ['notice', Object.keys(notices.text)],
    ['scrub-refused', Object.keys(forms.refusal)],
    ['help', ['privacy', 'unknown', 'unknown-language', 'pause-form', 'thanks']],
  ];
  return codes.flatMap(([name, abouts]) =>
    READERS.flatMap((reader) => abouts.map((about) => cardFor(reader, lang, name, fullRequest(), about))),
  );
}

/** The page of somebody with more to do than fits on it. */
function fullPage(lang: Language): readonly Card[] {
  return READERS.flatMap((id) => {
    const reader = personOf(id, lang);
    const requests = requestStatuses.map((status, index) => fullRequest({ id: `request-${index}`, status }));
    const handles = homeHandles(reader, requests, requests).map((of, index) => ({ ...of, handle: `handle-${index}` }));
    const contexts = requests.map((request) => ({ ...contextFor(id, request), reader, handle: null }));
    return renderHome({ reader, now: monday, site, contexts, unmatched: requests, parked: 3, handles });
  });
}

function everyForm(lang: Language): readonly Form[] {
  const policy = defaultPolicy({ timeZone: 'Europe/Berlin', holidays: new Set() });
  return formNames.flatMap((name) =>
    READERS.map((reader) => {
      const context: FormContext = {
        reader: personOf(reader, lang),
        site: { ...site, policy },
        now: monday,
        handle: 'handle-1',
        request: fullRequest(),
        about: aboutOf.offer ?? null,
        colleagues: [...people.values()].filter(({ expert }) => expert !== null),
        values: {},
        marks: {},
        refused: { question: 'too-long' },
        again: true,
      };
      return renderForm(name, context);
    }),
  );
}

describe.each(languages)('everything that Konsil says fits into Slack (%s)', (lang) => {
  const cards = [
    ...new Map([...everyCard(lang), ...everyNotice(lang)].map((card) => [JSON.stringify(card), card])).values(),
  ];
  const forms = everyForm(lang);

  it('every card as a message, whole', () => {
    expect(cards.length).toBeGreaterThan(100);
    for (const card of cards) {
      const blocks = blocksOf(card);
      expect(messageFaults(blocks), card.title).toEqual([]);
      expect(wordsOf(blocks), card.title).not.toContain(words[lang].shortened);
      expect(fallbackText(card).length).toBeGreaterThan(0);
      expect(textFaults(fallbackText(card)), card.title).toEqual([]);
    }
  });

  it('every form as a modal, with its own words on its buttons', () => {
    for (const form of forms) {
      expect(viewFaults(asJson(formView(form, 0))), form.name).toEqual([]);
      expect(form.submit.length, form.name).toBeLessThanOrEqual(24);
      expect(form.cancel.length, form.name).toBeLessThanOrEqual(24);
    }
  });

  it('the page of a person with much to do', () => {
    const view = homeView([...fullPage(lang), ...fullPage(lang)], lang);
    expect(viewFaults(asJson(view))).toEqual([]);
    expect(wordsOf(view.blocks.map(asJson))).toContain(words[lang].more);
  });

  it('nothing of it calls anybody, links anywhere or is read as marks', () => {
    const blocks = [...cards, ...fullPage(lang)].map(blocksOf);
    expect([...blocks, ...forms.map((form) => formView(form, 0))].flatMap((one) => markupIn(one))).toEqual([]);
    for (const card of cards) expect(fallbackText(card), card.title).not.toMatch(/[<>]/);
  });

  it('a card is read out whole, and what may be done comes last', () => {
    for (const card of cards) {
      const read = fallbackText(card).split('\n');
      expect(read[0]).toBe(card.title);
      expect(read.at(-1)?.startsWith(`${words[lang].may}: `), card.title).toBe(card.choices.length > 0);
      expect(
        read.filter((line) => /undefined|null|^[^\p{L}\p{N}]*$/u.test(line)),
        card.title,
      ).toEqual([]);
    }
  });

  it('what waits above a button, for eyes and for ears', () => {
    const { kept } = words[lang];
    for (const text of [kept.question, kept.words, kept.form, kept.changed, kept.deleted]) {
      const onward = { text, choice: { id: 'answer', opens: 'answer' }, handle: 'h' } as const;
      const shape = shapeOf(onwardCard(lang, onward), LONG);
      expect(messageFaults(shape.blocks.map(asJson))).toEqual([]);
      expect(textFaults(shape.text)).toEqual([]);
      expect(shape.text).toContain(LONG.slice(0, 1000));
      expect(shape.text.endsWith(`${words[lang].may}: ${kept.go}`)).toBe(true);
    }
  });

  it('what the adapter says itself', () => {
    const own = words[lang];
    expect(viewFaults(asJson(noticeView(lang, [own.sentQuestion, own.nextBy('x', 'y')], own.sentTitle)))).toEqual([]);
    for (const text of stringsIn(own)) expect(text).not.toMatch(/undefined|null/);
  });

  it('a button with its words whole', () => {
    const labels = [...cards.flatMap(({ choices }) => choices), { label: words[lang].ask }].map(({ label }) => label);
    expect(labels.filter((label) => label.length > 75)).toEqual([]);
  });
});

const choice = (index: number): Choice => ({
  id: `choice-${index}`,
  label: LONG,
  word: 'wort',
  emoji: '✅',
  style: 'plain',
  opens: null,
});

describe('what is too much for Slack', () => {
  it('is shortened, and says so, in a message', () => {
    const card = cardWith({
      title: LONG,
      parts: [
        { kind: 'text', text: LONG },
        { kind: 'quote', label: 'Frage', text: LONG },
        { kind: 'facts', rows: Array.from({ length: 30 }, () => ({ label: 'Wert', value: LONG })) },
        { kind: 'list', label: 'Liste', items: Array.from({ length: 100 }, () => LONG) },
        { kind: 'record', label: 'Akte', text: LONG },
      ],
      choices: Array.from({ length: 30 }, (_none, index) => choice(index)),
      handle: 'h',
    });
    const [blocks, read] = [blocksOf(card), fallbackText(card)];
    expect(messageFaults(blocks)).toEqual([]);
    expect(wordsOf(blocks)).toContain('[gekürzt]');
    expect(textFaults(read)).toEqual([]);
    expect(read).toMatch(/…\nMöglich: Wort für Wort/);
  });

  it.each(['Ä', '&', '<', '語', '👩‍⚕️'])('is read out shortened, first the longest text of it (%s)', (sign) => {
    const card = cardWith({
      title: 'Anfrage',
      parts: [
        { kind: 'quote', label: 'Frage', text: sign.repeat(3000) },
        { kind: 'facts', rows: [{ label: 'Dringlichkeit', value: 'heute bis 17:00' }] },
        { kind: 'record', label: 'Vorgeschichte', text: sign.repeat(6000) },
        { kind: 'warning', text: 'Kein Notfall' },
      ],
      choices: ['Annehmen', 'Absagen'].map((label, index) => ({ ...choice(index), label })),
      handle: 'h',
    });
    const read = fallbackText(card);
    expect(Buffer.byteLength(read)).toBeLessThanOrEqual(3900);
    expect(read).toContain('Dringlichkeit: heute bis 17:00');
    expect(read).toContain('Frage: ');
    expect(read.endsWith('…\nKein Notfall\nMöglich: Annehmen, Absagen')).toBe(true);
    expect(read).toMatch(/^(?:(?!&(?!(?:amp|lt|gt);))[\s\S])*$/);
    expect(read.isWellFormed()).toBe(true);
  });

  it('is shown without marks where a waiting text has too many of them, and is taken up again whole', () => {
    const card = onwardCard('de', { text: 'Bitte weiter', choice: { id: 'answer', opens: 'answer' }, handle: 'h' });
    const few = 'Zu [NAME_1] am [DATUM_2]: Fieber.';
    expect(JSON.stringify(shapeOf(card, few).blocks)).toContain('"code":true');
    for (const kept of [few, '[NAME_1] '.repeat(600).trim(), '"Zitat"\n'.repeat(700).trim()]) {
      const { blocks } = shapeOf(card, kept);
      expect(messageFaults(blocks.map(asJson))).toEqual([]);
      expect(keptIn(blocks)).toBe(kept);
    }
    expect(messageFaults(shapeOf(card, '"'.repeat(20_000)).blocks.map(asJson))).toEqual([]);
  });

  it('is read out with every choice, however many and whatever their letters', () => {
    const card = cardWith({
      parts: [{ kind: 'quote', label: 'Frage', text: LONG }],
      choices: Array.from({ length: 30 }, (_none, index) => ({ ...choice(index), label: `${index}${'&'.repeat(75)}` })),
      handle: 'h',
    });
    expect(textFaults(fallbackText(card))).toEqual([]);
    expect(fallbackText(card)).toMatch(/Möglich: 0&amp;.*, 29&amp;/);
  });

  it('goes on in further fields of a form, and nothing of it is lost', () => {
    const value = LONG.slice(0, 20_000);
    const removed = Array.from({ length: 40 }, (_none, index) => ({
      placeholder: `[NAME_${index}]`,
      kind: 'NAME',
      label: 'Name',
      undoable: true,
    }));
    const view = formView(
      formWith({
        title: LONG,
        fields: [
          {
            kind: 'clinical',
            id: 'question',
            label: 'Frage',
            hint: null,
            required: true,
            multiline: true,
            value,
            maxLength: 20_000,
            removed,
          },
        ],
      }),
      0,
    );
    expect(viewFaults(asJson(view))).toEqual([]);
    expect(stringsIn(asJson(view)).join('')).toContain(value.slice(0, 100));
    const inputs = listIn(asJson(view), 'blocks').map((block) => textIn(jsonIn(block, 'element'), 'initial_value'));
    expect(inputs.join('')).toBe(value);
  });

  it('stays below the size of a page in bytes, whatever the letters', () => {
    const section = cardWith({ parts: Array.from({ length: 40 }, () => ({ kind: 'text', text: '語'.repeat(700) })) });
    const view = homeView(
      Array.from({ length: 40 }, () => section),
      'de',
    );
    expect(viewFaults(asJson(view))).toEqual([]);
    expect(wordsOf(view.blocks.map(asJson))).toContain(words.de.more);
  });

  it('is searched where there are too many to list', () => {
    const options = Array.from({ length: 250 }, (_none, index) => ({
      value: `p${index}`,
      label: `Dr. Fiktiv ${index}`,
    }));
    const view = formView(
      formWith({
        fields: [{ kind: 'person', id: 'person', label: 'Wen?', hint: null, required: true, options, value: null }],
      }),
      0,
    );
    expect(viewFaults(asJson(view))).toEqual([]);
    expect(JSON.stringify(view)).toContain('external_select');
  });

  it('keeps a hint too long for its option below it, whole', () => {
    const options = [{ value: 'today', label: 'Heute', hint: `${'lang '.repeat(20)}Ende` }];
    const view = formView(
      formWith({
        fields: [{ kind: 'choice', id: 'urgency', label: 'Wann?', hint: null, required: true, options, value: null }],
      }),
      0,
    );
    expect(viewFaults(asJson(view))).toEqual([]);
    expect(wordsOf(view.blocks.map(asJson))).toContain('Ende');
  });
});
