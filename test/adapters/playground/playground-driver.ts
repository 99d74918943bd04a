import { randomUUID } from 'node:crypto';
import type { AccountRef } from '../../../src/chat/port.ts';
import type { AdapterDriver, SeenForm, Told } from '../../contract/adapter.contract.ts';
import { account, createFakeCore } from '../../fakes/fake-core.ts';
import { ada, max, type OpenPlayground, openPlayground, post } from './open-playground.ts';
import { between, formsIn, messagesIn, type PostForm, unescaped, wordsOf } from './read-html.ts';

/** Plays people as browsers without JavaScript, over real HTTP. */
export async function openPlaygroundDriver(): Promise<AdapterDriver> {
  let now: OpenPlayground = await openPlayground();
  const pages = new Map<string, string>();
  const directs = new Map<string, string>();

  const get = async (who: AccountRef, view: string): Promise<string> => {
    const page = await (await fetch(`${now.base}/as/${who.id}/${view}`)).text();
    pages.set(who.id, page);
    return page;
  };
  const viewOf = async (who: AccountRef, placeId: string): Promise<string> => {
    if (!directs.has(who.id)) {
      const direct = await now.playground.direct(who, 'driver');
      if (direct.kind === 'done') directs.set(who.id, direct.value.id);
    }
    return directs.get(who.id) === placeId ? 'konsil' : placeId;
  };
  const sends = async (
    who: AccountRef,
    form: PostForm | undefined,
    changes: Readonly<Record<string, string>>,
    times = 1,
  ): Promise<Told> => {
    if (form === undefined) throw new Error('there is no such form on the page');
    for (const [name, value] of Object.entries(changes)) form.body.set(name, value);
    let told: Told = { ok: false, text: '' };
    for (let time = 0; time < times; time += 1) {
      const response = await post(now.base, form.action, form.body);
      const page = await response.text();
      pages.set(who.id, page);
      told = { ok: response.ok, text: wordsOf(between(page, '<p id="status"', '</p>').replace(/^[^>]*>/, '')) };
    }
    return told;
  };
  const composes = async (
    who: AccountRef,
    view: string,
    kind: string,
    words: string,
    times?: number,
  ): Promise<Told> => {
    const form = formsIn(await get(who, view)).find(({ action }) => action.endsWith(`/${kind}`));
    return sends(who, form, { text: words }, times);
  };

  return {
    get adapter() {
      return now.playground;
    },
    get core() {
      return now.core;
    },
    asker: ada.account,
    expert: max.account,
    stranger: account('nobody.fake'),
    async reads(who, at) {
      const page = await get(who, await viewOf(who, at.id));
      return messagesIn(page).map((bytes) => ({
        bytes,
        text: wordsOf(bytes.slice(bytes.indexOf('>') + 1)),
        choices: formsIn(bytes).map(({ label }) => label),
      }));
    },
    async notices(who) {
      const places = between(await get(who, 'konsil'), '<nav id="places"', '</nav>');
      return [...places.matchAll(/<small class="notice">(.*?)<\/small>/gs)].map(([, notice = '']) => unescaped(notice));
    },
    home: async (of) => wordsOf(between(await get(of, 'home'), '<div id="home">', '<div id="form-slot">')),
    form: async (of) => seenForm(pages.get(of.id) ?? (await get(of, 'konsil'))),
    asks: (who, words, times) => composes(who, 'home', 'ask', words, times),
    writes: (who, words) => composes(who, 'konsil', 'write', words),
    async presses(who, at, label, times) {
      const page = await get(who, await viewOf(who, at.id));
      return sends(
        who,
        formsIn(page).find((form) => form.label.includes(label)),
        {},
        times,
      );
    },
    async submits(who, changes, times) {
      const page = pages.get(who.id) ?? (await get(who, 'konsil'));
      const form = formsIn(page).find(({ action }) => action.endsWith('/form'));
      return sends(
        who,
        form,
        Object.fromEntries(Object.entries(changes).map(([id, value]) => [`value:${id}`, value])),
        times,
      );
    },
    attaches: (who) =>
      get(who, 'konsil').then((page) =>
        sends(
          who,
          formsIn(page).find(({ action }) => action.endsWith('/file')),
          {},
        ),
      ),
    ticket: (state) => ({
      id: randomUUID(),
      expiresAt: new Date(now.core.now().getTime() + (state === 'fresh' ? 60_000 : -1)),
    }),
    async restart() {
      await now.playground.stop(100);
      now = await openPlayground(createFakeCore(new Map(now.core.rows)));
    },
    close: () => now.playground.stop(100),
  };
}

function seenForm(page: string): SeenForm | null {
  const panel = between(page, '<div id="form-slot">', '<p id="status"');
  const form = formsIn(panel).find(({ action }) => action.endsWith('/form'));
  if (form === undefined) return null;
  const values = [...form.body]
    .filter(([name]) => name.startsWith('value:'))
    .map(([name, value]) => [name.slice('value:'.length), value]);
  return {
    title: wordsOf(between(panel, '<h2 id="form-title" tabindex="-1">', '</h2>')),
    values: Object.fromEntries(values),
    errors: [...panel.matchAll(/<p class="error"[^>]*>(.*?)<\/p>/gs)].map(([, error = '']) => wordsOf(error)),
    removed: [...panel.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, mark = '']) => wordsOf(mark)),
  };
}
