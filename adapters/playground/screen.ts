import { directPlaceOf } from './acts.ts';
import type { Topic } from './changes.ts';
import { clockPanel, clockTime } from './page/clock.ts';
import { composer } from './page/composer.ts';
import { type FormTrouble, formPanel } from './page/form.ts';
import { homeView } from './page/home.ts';
import { log } from './page/log.ts';
import { html, type Markup, nothing } from './page/markup.ts';
import { page } from './page/page.ts';
import { peopleNav } from './page/people.ts';
import { type PlaceEntry, placesNav } from './page/places.ts';
import { isSameAccount, type Persona, personaOf } from './persona.ts';
import type { Place } from './records.ts';
import type { Stage } from './stage.ts';
import { type Notice, words } from './words.ts';

/** Who looks, and at what: `konsil`, `home`, or the id of a conversation. */
export interface Screen {
  readonly persona: Persona;
  readonly view: string;
}

/** Null when this person has no such view. */
export function screenOf(stage: Stage, persona: Persona, view: string): Screen | null {
  const known =
    view === 'konsil' || view === 'home' || conversations(stage, persona).some((place) => place.ref.id === view);
  return known ? { persona, view } : null;
}

function conversations(stage: Stage, persona: Persona): readonly Place[] {
  return stage.state.placesOf(persona.account).filter((place) => place.kind === 'conversation');
}

function placeOf(stage: Stage, { persona, view }: Screen): Place | null {
  return view === 'konsil' ? directPlaceOf(stage, persona) : stage.state.place(view);
}

export function topicsOf(stage: Stage, screen: Screen): readonly Topic[] {
  const { id } = screen.persona.account;
  const place = placeOf(stage, screen);
  const shown: readonly Topic[] =
    screen.view === 'home' ? [`home:${id}`] : place === null ? [] : [`place:${place.ref.id}`];
  return ['unread', 'clock', `form:${id}`, ...shown];
}

/** Whoever looks at a place has read it; a store that is down must not keep them from looking. */
export async function markSeen(stage: Stage, screen: Screen): Promise<void> {
  const place = screen.view === 'home' ? null : placeOf(stage, screen);
  if (place === null) return;
  await stage.state.change(() => stage.state.markRead(screen.persona.account, place.ref.id)).catch(() => undefined);
}

function titleOf(stage: Stage, { persona, view }: Screen): string {
  const say = words[persona.lang];
  if (view === 'konsil') return 'Konsil';
  if (view === 'home') return say.home;
  const others = stage.state.place(view)?.members.filter((member) => !isSameAccount(member, persona.account)) ?? [];
  return say.conversationWith(others.map((member) => personaOf(stage.personas, member)?.name ?? '').join(', '));
}

function people(stage: Stage, screen: Screen): Markup {
  const entries = stage.personas.map((persona) => {
    const places = stage.state.placesOf(persona.account);
    const unread = places.reduce((sum, place) => sum + stage.state.unread(persona.account, place.ref.id), 0);
    return { persona, unread, known: places.length > 0 };
  });
  return peopleNav(entries, screen.persona);
}

function places(stage: Stage, screen: Screen): Markup {
  const { persona, view } = screen;
  const say = words[persona.lang];
  const entry = (of: string, label: string, place: Place | null): PlaceEntry => ({
    view: of,
    label,
    unread: place === null ? 0 : stage.state.unread(persona.account, place.ref.id),
    notice: place === null ? null : newestNotice(stage, place),
  });
  const all = [
    entry('konsil', 'Konsil', directPlaceOf(stage, persona)),
    entry('home', say.home, null),
    ...conversations(stage, persona).map((place) =>
      entry(place.ref.id, titleOf(stage, { persona, view: place.ref.id }), place),
    ),
  ];
  return placesNav(all, persona, view);
}

function newestNotice(stage: Stage, place: Place): string | null {
  const newest = stage.state.said(place.ref.id).findLast((said) => said.kind === 'konsil');
  return newest?.kind === 'konsil' ? (newest.message.card?.notice ?? null) : null;
}

function body(stage: Stage, screen: Screen): Markup {
  if (screen.view === 'home') return homeView(stage.state.home(screen.persona.account), screen.persona);
  const note = screen.view === 'konsil' ? nothing : html`<p class="hint">${words[screen.persona.lang].onlyHere}</p>`;
  return html`${note}${logOf(stage, screen)}`;
}

export function openFormOf(stage: Stage, { persona, view }: Screen, trouble?: FormTrouble): Markup {
  const open = stage.forms.get(persona.account.id);
  return open === undefined ? nothing : formPanel(open, persona.account.id, view, trouble);
}

export function composerOf(screen: Screen, typed = ''): Markup {
  const kind = screen.view === 'konsil' ? 'write' : screen.view === 'home' ? 'ask' : 'say';
  return composer(kind, screen.persona, screen.view, typed);
}

export interface Said {
  readonly notice: Notice | null;
  readonly trouble?: FormTrouble;
  readonly typed?: string;
}

export function wholePage(stage: Stage, screen: Screen, said: Said): Markup {
  return page({
    ...screen,
    title: titleOf(stage, screen),
    people: people(stage, screen),
    places: places(stage, screen),
    clock: clockPanel(stage.core.now(), screen.persona, stage.timeZone, screen.view),
    body: body(stage, screen),
    form: openFormOf(stage, screen, said.trouble),
    composer: composerOf(screen, said.typed),
    notice: said.notice,
    since: stage.changes.latest(),
  });
}

/** The parts of an open page that a change touches, each put in its place; what is already right stays as it is. */
export function partsFor(stage: Stage, screen: Screen, topics: readonly Topic[]): Markup {
  const parts = topics.map((topic) => {
    if (topic === 'unread')
      return html`${partial('people', people(stage, screen))}${partial('places', places(stage, screen))}`;
    if (topic === 'clock') return clockPart(stage, screen);
    if (topic.startsWith('form:'))
      return html`<hx-partial hx-target="#form-slot" hx-swap="innerMorph">${openFormOf(stage, screen)}</hx-partial>`;
    return partial(
      screen.view === 'home' ? 'home' : 'log',
      screen.view === 'home' ? body(stage, screen) : logOf(stage, screen),
    );
  });
  return html`${parts}`;
}

function logOf(stage: Stage, screen: Screen): Markup {
  const place = placeOf(stage, screen);
  const said = place === null ? [] : stage.state.said(place.ref.id);
  return log({ ...screen, personas: stage.personas, place, said, timeZone: stage.timeZone });
}

export function clockPart(stage: Stage, { persona }: Screen): Markup {
  return partial('clock-time', clockTime(stage.core.now(), persona, stage.timeZone));
}

function partial(id: string, markup: Markup): Markup {
  return html`<hx-partial hx-target="#${id}" hx-swap="outerMorph">${markup}</hx-partial>`;
}
