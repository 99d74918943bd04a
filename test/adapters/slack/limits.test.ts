import { describe, expect, it } from 'vitest';
import { fallbackText, messageBlocks } from '../../../adapters/slack/render/card.ts';
import { formView, homeView, noticeView } from '../../../adapters/slack/render/view.ts';
import { words } from '../../../adapters/slack/words.ts';
import { cardNames, type FormContext, formNames, renderCard, renderForm } from '../../../src/chat/index.ts';
import type { Card, Choice, Form } from '../../../src/chat/port.ts';
import { defaultPolicy, type Language } from '../../../src/consult/index.ts';
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
import { messageFaults, viewFaults } from '../../fakes/slack/limits.ts';
import { wordsOf } from '../../fakes/slack/words-of.ts';
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

function everyCard(lang: Language): readonly Card[] {
  return requestStatuses.flatMap((status) =>
    introductionStatuses.flatMap((introduced) =>
      ['asker-marked-id', 'expert', 'coordinator'].flatMap((reader) =>
        cardNames.map((name) =>
          renderCard(name, {
            ...contextFor(reader, withIntroduction(fullRequest({ status }), introduced), {
              about: aboutOf[name] ?? null,
            }),
            reader: personOf(reader, lang),
          }),
        ),
      ),
    ),
  );
}

function everyForm(lang: Language): readonly Form[] {
  const policy = defaultPolicy({ timeZone: 'Europe/Berlin', holidays: new Set() });
  return formNames.flatMap((name) =>
    ['asker-marked-id', 'expert', 'coordinator'].map((reader) => {
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
  const cards = everyCard(lang);
  const forms = everyForm(lang);

  it('every card as a message, whole', () => {
    const distinct = new Map(cards.map((card) => [JSON.stringify([card.title, card.parts, card.choices]), card]));
    expect(distinct.size).toBeGreaterThan(100);
    for (const card of distinct.values()) {
      const blocks = blocksOf(card);
      expect(messageFaults(blocks), card.title).toEqual([]);
      expect(wordsOf(blocks), card.title).not.toContain(words[lang].shortened);
      expect(fallbackText(card).length).toBeGreaterThan(0);
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
    const view = homeView(cards.slice(0, 60), lang);
    expect(viewFaults(asJson(view))).toEqual([]);
    expect(wordsOf(view.blocks.map(asJson))).toContain(words[lang].more);
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
    expect(messageFaults(blocksOf(card))).toEqual([]);
    expect(wordsOf(blocksOf(card))).toContain('[gekürzt]');
    expect(fallbackText(card).length).toBeLessThanOrEqual(4000);
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
