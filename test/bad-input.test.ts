import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FieldValue, Form, FormName, Inbound, Reply } from '../src/chat/port.ts';
import { RawText } from '../src/deid/index.ts';
import { type Hospital, openHospital, type Someone, textOf } from './fakes/hospital.ts';
import { scrubbed } from './fakes/staff.ts';

const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt gastrointestinale Blutung. Wann wieder Antikoagulation?';
const SECRET = 'Kanarienzeichen';

type Act = Inbound extends infer One
  ? One extends Inbound
    ? Omit<One, 'dedupeKey' | 'at' | 'by' | 'in'>
    : never
  : never;

describe('bad input', () => {
  let hospital: Hospital;
  let ada: Someone;
  let sam: Someone;
  let herz: Someone;
  let count = 0;

  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'konsil-bad-'));
    hospital = await openHospital({ folder, databaseUrl: `file:${join(folder, 'konsil.db')}` });
    [ada, sam, herz] = [hospital.as('ada'), hospital.as('sam'), hospital.as('herz')];
  });
  afterEach(() => hospital.close());

  /** Whatever a platform may hand on, however odd. */
  async function does(who: Someone, act: Act): Promise<Reply> {
    const by = who.person.accounts[0];
    if (by === undefined) throw new Error('the person has no account');
    count += 1;
    const reply = await hospital.chat.core.accept({
      ...act,
      dedupeKey: `bad-${count}`,
      at: hospital.clock.now(),
      by,
      in: null,
    });
    await hospital.bot.settled();
    return reply;
  }
  const says = (who: Someone, words: string) => does(who, { kind: 'message', text: new RawText(words) });
  const posts = (who: Someone, form: FormName, handle: string, values: Record<string, FieldValue>) =>
    does(who, { kind: 'form', form, handle, values });
  const words = (text: string): FieldValue => ({ kind: 'clinical', text: new RawText(text), restore: [] });
  const chosen = (value: string): FieldValue => ({ kind: 'choice', value });
  const errorsOf = (reply: Reply): readonly string[] =>
    reply.kind === 'errors' ? reply.errors.map(({ message }) => message) : [];
  const last = (who: Someone): string => textOf(who.cards().at(-1) ?? nothing());
  const formOf = async (who: Someone, choice: string): Promise<Form> => (await who.presses(choice)) ?? nothing();
  const isKept = (): boolean =>
    readdirSync(hospital.folder).some(
      (name) => name.includes('.db') && readFileSync(join(hospital.folder, name), 'latin1').includes(SECRET),
    );
  const asked = async (): Promise<void> => {
    await ada.fills(await ada.asks(QUESTION), { urgency: 'today', namedExpert: 'herz' });
  };
  const everythingSaid = (): string => hospital.chat.messages.map(({ card }) => textOf(card)).join('\n');

  describe('in words', () => {
    it.each([
      '',
      '   ',
      '\u200B\u2060',
      '\n\n',
    ])('that are empty (%j) open an empty form or get help, and ask nobody', async (empty) => {
      const form = await ada.asks(empty);
      const field = form.fields.find(({ id }) => id === 'question');
      expect(field?.kind === 'clinical' ? field.value.trim() : null).toBe('');
      const reply = await ada.fills(form, { urgency: 'today' });
      expect(reply).toMatchObject({ kind: 'errors', errors: [{ field: 'question', message: 'Bitte ausfüllen.' }] });
      expect((await hospital.requests()).filter(({ status }) => status !== 'draft')).toEqual([]);
    });

    it('of 100 kB are refused with the limit, by card and in the form, and kept nowhere', async () => {
      const long = `${SECRET} `.repeat(6500);
      await says(ada, long);
      expect(last(ada)).toContain('20.000 Zeichen');
      const form = await ada.asks(long);
      expect(form.intro).toContainEqual(
        expect.objectContaining({ kind: 'warning', text: expect.stringContaining('20.000 Zeichen') }),
      );
      expect(errorsOf(await ada.fills(form, { question: long, urgency: 'today' }))[0]).toContain('20.000 Zeichen');
      expect(errorsOf(await sam.fills(await sam.asks(''), { question: long, urgency: 'today' }))[0]).toContain(
        '20,000',
      );
      expect(isKept()).toBe(false);
    });

    it('with broken UTF-16 are refused or made whole, said in the reader’s language, and never break the store', async () => {
      const reply = await sam.fills(await sam.asks(''), {
        question: `Atrial fibrillation \uD800 and \uDC00 bleeding`,
        urgency: 'today',
      });
      expect(['errors', 'form', 'ok']).toContain(reply.kind);
      for (const message of errorsOf(reply)) expect(message).toMatch(/characters/);
      for (const { card } of hospital.chat.messages) expect(textOf(card).isWellFormed()).toBe(true);
    });

    it('with NUL, control, invisible and bidirectional characters arrive as what they look like', async () => {
      const odd =
        'Vorhof\u0000flimmern\u0007 unter \u202EApixaban\u202C, \u200BBlu\u00ADtung\uFEFF \u{E0041}\u{E0042}. Wann wieder?';
      const reply = await ada.fills(await ada.asks(odd), { urgency: 'today', namedExpert: 'herz' });
      if (reply.kind === 'form') await ada.fills(reply.form, {});
      expect(await status()).toBe('offered');
      expect(everythingSaid()).not.toMatch(/[\u0000\u0007\u202E\u202C\u200B\u00AD\uFEFF\u{E0041}\u{E0042}]/u);
    });

    it('cannot mention, link or mark anything up on a card or a page', async () => {
      const nasty =
        'Vorhofflimmern <!channel> <@U123> @room @herz [hier](https://boese.example) <script>alert(1)</script>, Apixaban?';
      const reply = await ada.fills(await ada.asks(nasty), { urgency: 'today', namedExpert: 'herz' });
      if (reply.kind === 'form') await ada.fills(reply.form, {});
      expect(await status()).toBe('offered');
      expect(everythingSaid()).not.toMatch(/<!channel>|<@U|(?<![\w.])@room|(?<![\w.])@herz|boese\.example/);
    });
  });

  const status = async () => (await hospital.requests())[0]?.status;

  describe('in a form', () => {
    it('for a request that ended keeps the words with whoever wrote them, and says why', async () => {
      await asked();
      await herz.presses('accept');
      const late = await formOf(ada, 'amend');
      await ada.presses('withdraw');
      const reply = await ada.fills(late, { question: `${SECRET}: noch etwas` });
      expect(errorsOf(reply)).toEqual(['Das ist schon entschieden. Sie brauchen nichts mehr zu tun.']);
      expect(isKept()).toBe(false);
    });

    it('for a draft that was discarded meanwhile asks the question anew', async () => {
      const form = await ada.asks(QUESTION);
      await hospital.later({ hours: 25 });
      expect(await status()).toBe('discarded');
      expect(await ada.fills(form, { urgency: 'today', namedExpert: 'herz' })).toEqual({ kind: 'ok' });
      expect((await hospital.requests()).map((request) => request.status).toSorted()).toEqual(['discarded', 'offered']);
    });

    it('for a question that was sent already is not sent twice', async () => {
      const form = await ada.asks(QUESTION);
      await ada.fills(form, { urgency: 'today', namedExpert: 'herz' });
      expect(errorsOf(await ada.fills(form, { urgency: 'urgent' }))).toHaveLength(1);
      expect(await hospital.requests()).toHaveLength(1);
    });

    it('that was overtaken by another while it waited to be decided counts no more, and its writer is told', async () => {
      const form = await ada.asks(QUESTION);
      await ada.fills(form, { urgency: 'today', namedExpert: 'herz' });
      const values = {
        question: { kind: 'clinical', text: scrubbed(QUESTION) },
        urgency: { kind: 'choice', value: 'urgent' },
      } as const;
      await hospital.bot.store.remember({
        dedupeKey: 'overtaken',
        receivedAt: hospital.clock.now(),
        personId: 'ada',
        place: null,
        event: { kind: 'form', form: 'question', handle: form.handle, values, known: [], kept: [] },
      });
      hospital.bot.wake();
      await hospital.bot.settled();
      expect((await hospital.requests())[0]?.intake.urgency).toBe('today');
      expect(last(ada)).toContain('schon entschieden');
    });

    it('sent twice at the same moment counts once', async () => {
      const { handle } = await ada.asks(QUESTION);
      const event = (dedupeKey: string): Inbound => ({
        kind: 'form',
        form: 'question',
        handle,
        dedupeKey,
        at: hospital.clock.now(),
        by: ada.person.accounts[0] ?? nothing(),
        in: null,
        values: { question: words(QUESTION), urgency: { kind: 'choice', value: 'today' } },
      });
      await Promise.all([hospital.chat.core.accept(event('once')), hospital.chat.core.accept(event('twice'))]);
      await hospital.bot.settled();
      expect(await hospital.requests()).toHaveLength(1);
      // The second comes while the first still waits for similar cases, or after; neither asks anyone twice.
      const told = ada.cards().filter((card) => textOf(card).includes('Vorhofflimmern') && card.choices.length > 0);
      expect(told.filter(({ choices }) => choices.some(({ id }) => id === 'pick-1'))).toHaveLength(1);
    });

    it('about a conversation that there never was keeps the words', async () => {
      await asked();
      const { card } = herz.choice('accept');
      const reply = await posts(herz, 'relay', card.handle ?? '', { text: words('Noch eine Frage dazu') });
      expect(errorsOf(reply)).toEqual(['Das gibt es nicht mehr. Es ist nichts zu tun.']);
    });

    it.each([
      'unbekannt',
      '',
      'x'.repeat(5000),
      `${SECRET} im Handle`,
    ])('with an unknown handle (%#) does nothing and stores nothing of it', async (handle) => {
      for (const form of ['question', 'answer', 'relay'] as const) {
        const reply = await posts(ada, form, handle, {
          [form === 'relay' ? 'text' : form]: words('Etwas'),
          ...(form === 'question' ? { urgency: { kind: 'choice', value: 'today' } } : {}),
        });
        expect(errorsOf(reply)).toEqual(['Diese Auswahl gilt für jemand anderen. Es ist nichts geschehen.']);
      }
      await posts(ada, 'decline', handle, { reason: { kind: 'choice', value: 'busy' } });
      expect(last(ada)).toContain('gilt für jemand anderen');
      expect(await hospital.requests()).toEqual([]);
      expect(isKept()).toBe(false);
    });

    it('with the handle of another person does nothing, and tells in the language of whoever tried', async () => {
      await asked();
      const answer = await formOf(herz, 'answer');
      const reply = await posts(sam, 'answer', answer.handle, { answer: words('Not mine to answer') });
      expect(errorsOf(reply)).toEqual([expect.stringContaining('someone else')]);
      await posts(sam, 'decline', answer.handle, { reason: { kind: 'choice', value: 'busy' } });
      expect(last(sam)).toContain('someone else');
      await expect(
        (async () =>
          hospital.chat.core.form({
            kind: 'choice',
            dedupeKey: 'x',
            at: hospital.clock.now(),
            by: sam.person.accounts[0] ?? nothing(),
            in: null,
            handle: answer.handle,
            choice: 'answer',
          }))(),
      ).rejects.toMatchObject({ code: 'adapter-failed' });
      expect(await status()).toBe('offered');
    });

    it('with a field that it does not have, or of another kind, stores nothing', async () => {
      const { handle } = await ada.asks(QUESTION);
      const fine = { question: words(QUESTION), urgency: { kind: 'choice', value: 'today' } } as const;
      const odd: readonly Readonly<Record<string, FieldValue>>[] = [
        { ...fine, patient: words(SECRET) },
        { ...fine, question: { kind: 'contact', value: SECRET } },
        { ...fine, urgency: { kind: 'contact', value: SECRET } },
        { ...fine, hasOwnProperty: chosen(SECRET) },
      ];
      for (const values of odd)
        expect(errorsOf(await posts(ada, 'question', handle, values))).toEqual([
          expect.stringContaining('gehört nicht zum Formular'),
        ]);
      expect(isKept()).toBe(false);
    });

    it('with a choice or a person that was not offered stores nothing', async () => {
      const { handle } = await ada.asks(QUESTION);
      const fine = { question: words(QUESTION), urgency: { kind: 'choice', value: 'today' } } as const;
      const odd: readonly Record<string, FieldValue>[] = [
        { ...fine, urgency: { kind: 'choice', value: SECRET } },
        { ...fine, kind: { kind: 'choice', value: SECRET } },
        { ...fine, options: { kind: 'choices', values: ['anonymous', SECRET] } },
        { ...fine, namedExpert: { kind: 'person', value: SECRET } },
      ];
      for (const values of odd)
        expect(errorsOf(await posts(ada, 'question', handle, values))).toContain(
          'Bitte wählen Sie eine der angebotenen Möglichkeiten.',
        );
      expect(isKept()).toBe(false);
    });

    it('without a required field says which, and keeps the rest in the form', async () => {
      const reply = await sam.fills(await sam.asks('Atrial fibrillation on apixaban, bleeding: when to resume?'), {});
      expect(reply).toEqual({ kind: 'errors', errors: [{ field: 'urgency', message: 'Please fill in.' }] });
    });

    it('that came twice, the second time with other words, counts as it first came', async () => {
      const { handle } = await ada.asks(QUESTION);
      const event: Inbound = {
        kind: 'form',
        form: 'question',
        handle,
        dedupeKey: 'same',
        at: hospital.clock.now(),
        by: ada.person.accounts[0] ?? nothing(),
        in: null,
        values: { question: words(QUESTION), urgency: { kind: 'choice', value: 'today' } },
      };
      expect(await hospital.chat.core.accept(event)).toEqual({ kind: 'ok' });
      await hospital.bot.settled();
      expect(
        await hospital.chat.core.accept({ ...event, values: { question: words(`Herr ${SECRET}, ganz anders`) } }),
      ).toEqual({ kind: 'ok' });
      await hospital.bot.settled();
      expect((await hospital.requests())[0]?.intake.question).toContain('Apixaban');
      expect(isKept()).toBe(false);
    });
  });

  describe('from a button', () => {
    it('that no card has ever carried does nothing, and keeps none of what came', async () => {
      await does(ada, { kind: 'choice', handle: `${SECRET} `.repeat(100), choice: SECRET });
      expect(last(ada)).toContain('gilt für jemand anderen');
      await asked();
      const { card } = herz.choice('accept');
      await does(herz, { kind: 'choice', handle: card.handle ?? '', choice: SECRET });
      expect(last(herz)).toContain('gibt es nicht mehr');
      expect(isKept()).toBe(false);
    });

    it('pressed twice, by two people: the first counts, the second is told', async () => {
      await asked();
      await herz.presses('accept');
      const [group] = [...hospital.chat.members.keys()];
      const shared = hospital.chat.messages.find(({ place }) => place.id === group)?.card;
      await does(herz, { kind: 'choice', handle: shared?.handle ?? '', choice: 'answered' });
      expect(await status()).toBe('answered');
      await does(ada, { kind: 'choice', handle: shared?.handle ?? '', choice: 'answered' });
      expect(last(ada)).toContain('schon entschieden');
    });

    it('on the shared card does not let the asker answer their own question, and leaves the words in the form', async () => {
      await asked();
      await herz.presses('accept');
      const [group] = [...hospital.chat.members.keys()];
      const shared = hospital.chat.messages.find(({ place }) => place.id === group)?.card;
      const reply = await posts(ada, 'answer', shared?.handle ?? '', { answer: words('Eigentlich eine Rückfrage') });
      expect(reply).toMatchObject({ kind: 'errors', errors: [{ field: 'answer' }] });
      expect(await status()).toBe('introduced');
    });
  });

  describe('around people', () => {
    it('an expert who left in the middle: the question goes to the next, and their late press harms nothing', async () => {
      await asked();
      await herz.presses('accept');
      const { card } = herz.choice('release');
      await does(herz, { kind: 'person-changed', active: false });
      expect(await status()).not.toBe('introduced');
      await does(herz, { kind: 'choice', handle: card.handle ?? '', choice: 'release' });
      const request = (await hospital.requests())[0];
      expect(request?.introductions[0]?.status).toBe('released');
      expect(request?.introductions.some(({ expertId, status: how }) => expertId === 'herz' && how === 'offered')).toBe(
        false,
      );
      const { handle } = await sam.asks('Atrial fibrillation on apixaban, bleeding: when to resume?');
      const reply = await posts(sam, 'question', handle, {
        question: words('Atrial fibrillation, apixaban: when?'),
        urgency: { kind: 'choice', value: 'today' },
        namedExpert: { kind: 'person', value: 'herz' },
      });
      expect(reply).toMatchObject({ kind: 'errors', errors: [{ field: 'namedExpert' }] });
    });

    it('an asker who left: the request is withdrawn, and the expert told', async () => {
      await asked();
      await herz.presses('accept');
      await does(ada, { kind: 'person-changed', active: false });
      expect(await status()).toBe('withdrawn');
      expect(herz.cards().some(({ ended }) => ended)).toBe(true);
    });

    it('someone Konsil never met leaves: nothing happens, and nobody is made for it', async () => {
      await hospital.chat.core.accept({
        kind: 'person-changed',
        active: false,
        dedupeKey: 'gone',
        at: hospital.clock.now(),
        by: { platform: 'fake', tenant: 'ward', id: 'stranger' },
        in: null,
      });
      await hospital.bot.settled();
      expect(await hospital.bot.store.personOf({ platform: 'fake', tenant: 'ward', id: 'stranger' })).toBeNull();
    });

    it('a file is never fetched; why and what to do instead is said', async () => {
      await does(ada, { kind: 'file' });
      expect(last(ada)).toMatch(/Datei|Bild/);
      await does(sam, { kind: 'file' });
      expect(last(sam)).toMatch(/file|picture/i);
    });
  });
});

function nothing(): never {
  throw new Error('there is none');
}
