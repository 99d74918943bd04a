import type { ConsultRequest } from '../consult/consult-request.ts';
import type { CardName } from '../consult/effect.ts';
import type { Person } from '../consult/person.ts';
import type { HandleTarget } from '../store/port.ts';
import type { Card, CardPart } from './card.ts';
import { comparedRows } from './cards/compared.ts';
import { coverageRows } from './cards/coverage.ts';
import { isPaused } from './cards/help.ts';
import { draftOf, finished } from './cards/index.ts';
import { insightParts } from './cards/insight.ts';
import { learntParts } from './cards/learnt.ts';
import { standRows } from './cards/stand.ts';
import { introductionOf } from './choice-event.ts';
import type { CardContext, LearntField, ModelComparison, NamedGap, ProfileInsight, Site } from './context.ts';
import { type HomeItem, homeItems } from './home-items.ts';
import { oneLine } from './inert.ts';
import { offeredAll } from './offered.ts';
import { structuredRows } from './question.ts';
import { languagesOf } from './reasons.ts';
import { sayDate } from './say/when.ts';
import { type Draft, facts, quote, type Scene, type Stage, stageOf, text } from './scene.ts';
import { nameOf } from './who.ts';

/** A card on the page, before it has its handle. */
export type HomeTarget = Omit<HandleTarget, 'handle'>;

export interface HomeContext {
  readonly reader: Person;
  readonly now: Date;
  readonly site: Site;
  /** One for each request on the page, the reader's and those without a match, with the people it names. */
  readonly contexts: readonly CardContext[];
  /** Requests without a match, for a coordinator. */
  readonly unmatched: readonly ConsultRequest[];
  /** Deliveries that stopped, for a coordinator. */
  readonly parked: number;
  /** Asked for without a sure match, for a coordinator. */
  readonly gaps?: readonly NamedGap[];
  /** What a language model changed, for a coordinator. */
  readonly compared?: ModelComparison;
  /** What matching has learnt of the reader, and the most that it ever moves, in percent. */
  readonly learnt?: { readonly fields: readonly LearntField[]; readonly most: number };
  /** What matching makes of the reader's profile. */
  readonly insight?: ProfileInsight | null;
  readonly handles: readonly HandleTarget[];
}

/** As many as fit on a page that platforms limit; the rest is counted. */
const MOST_SHOWN = 5;

const profileTarget: Omit<HomeTarget, 'to'> = { card: 'help', requestId: null, about: 'profile' };

/** Everything on the page that has choices, so that handles can be made before it is drawn. */
export function homeHandles(
  reader: Person,
  requests: readonly ConsultRequest[],
  unmatched: readonly ConsultRequest[] = [],
): readonly HomeTarget[] {
  const items = Object.values(homeItems(reader, requests, unmatched)).flatMap((section: readonly HomeItem[]) =>
    section.slice(0, MOST_SHOWN),
  );
  return [...items, profileTarget].map(({ card, requestId, about }) => ({ to: reader.id, card, requestId, about }));
}

function handleOf({ handles }: HomeContext, of: Omit<HomeTarget, 'to'>): string | null {
  const found = handles.find(
    ({ card, requestId, about }) => card === of.card && requestId === of.requestId && about === of.about,
  );
  return found?.handle ?? null;
}

/** Cards without which a decision cannot be made stand whole; of these some say the question themselves. */
const WHOLE: Partial<Record<CardName, 'with-question' | 'question-added'>> = {
  'red-flag': 'question-added',
  'similar-case': 'with-question',
  candidates: 'question-added',
  'late-choice': 'question-added',
  outcome: 'question-added',
  unmatched: 'with-question',
};

function partsOf(scene: Scene, card: CardName, { parts }: Draft): readonly CardPart[] {
  const question = quote(scene, scene.say.state.label.question, oneLine(scene.request.intake.question, 160));
  const whole = WHOLE[card];
  if (whole === undefined) return [...standing(scene, card), question, ...structuredRows(scene)];
  return whole === 'with-question' ? parts : [...parts, question];
}

/** An expert's answer says what became of it. */
function standing(scene: Scene, card: CardName): readonly CardPart[] {
  return card === 'offer' ? standRows(scene, introductionOf(scene.about, scene.request)) : [];
}

/** The same card as in the chat, shortened to what a list needs. */
function itemCard(home: HomeContext, item: HomeItem): readonly Card[] {
  const context = home.contexts.find(({ request }) => request?.id === item.requestId);
  if (context === undefined || context.request === null) return [];
  const own = { ...context, reader: home.reader, about: item.about, handle: handleOf(home, item) };
  const scene = { ...stageOf(own), request: context.request };
  const draft = draftOf(item.card, own);
  const parts = partsOf(scene, item.card, draft);
  return [finished(own, { ...draft, notice: scene.say.house.home.notice, parts })];
}

function heading(stage: Stage, title: string, parts: readonly CardPart[]): Card {
  const draft: Draft = { title, notice: stage.say.house.home.notice, parts, choices: [], ended: false };
  return finished(stage, draft);
}

interface Section {
  readonly title: string;
  readonly none: string;
  readonly items: readonly HomeItem[];
}

function sectionCards(home: HomeContext, stage: Stage, { title, none, items }: Section): readonly Card[] {
  const hidden = items.length - MOST_SHOWN;
  const words = items.length === 0 ? none : stage.say.house.home.more(hidden);
  return [
    heading(stage, title, items.length === 0 || hidden > 0 ? [text(words)] : []),
    ...items.slice(0, MOST_SHOWN).flatMap((item) => itemCard(home, item)),
  ];
}

function expertRows(stage: Stage): readonly CardPart[] {
  const {
    reader,
    site,
    say: {
      house: { home: words },
      state,
    },
  } = stage;
  const { expert } = reader;
  if (expert === null) return [text(words.noExpert)];
  const until =
    isPaused(stage) && expert.pausedUntil !== null
      ? words.pausedUntil(sayDate(expert.pausedUntil, { timeZone: site.timeZone, lang: reader.lang }))
      : words.notPaused;
  return facts([
    [words.capLabel, words.cap(expert.weeklyCap)],
    [words.pauseLabel, until],
    [words.deputy, expert.deputyId === null || until === words.notPaused ? null : nameOf(stage, expert.deputyId)],
    [words.notFor, expert.notFor === null ? null : oneLine(expert.notFor, 160)],
    [state.label.languages, languagesOf({ ...stage, people: new Map([[reader.id, reader]]) }, reader.id)],
  ]);
}

function profileCard(home: HomeContext, stage: Stage): Card {
  const { say, reader } = stage;
  const rest = reader.expert === null ? [] : offeredAll(say, isPaused(stage) ? 'resume' : 'pause');
  return finished(
    { reader, handle: handleOf(home, profileTarget) },
    {
      title: say.house.home.profile,
      notice: say.house.home.notice,
      parts: [...expertRows(stage), ...insightParts(say, home.insight), ...learntRows(home, say)],
      choices: [...offeredAll(say, 'profile'), ...rest],
      ended: false,
    },
  );
}

function learntRows({ learnt }: HomeContext, say: Stage['say']): readonly CardPart[] {
  return learnt === undefined ? [] : learntParts(say, learnt.fields, learnt.most);
}

/** For those who answer for the Circle: how much waits, and each request that only they can place. */
function coordination(home: HomeContext, stage: Stage, unmatched: readonly HomeItem[]): readonly Card[] {
  const { parked, gaps = [], compared } = home;
  const words = stage.say.house.home;
  if (!stage.reader.coordinator) return [];
  const quiet = unmatched.length === 0 && parked === 0 ? [text(words.allWell)] : [];
  const rows = facts([
    [words.unmatched, String(unmatched.length)],
    [words.parked, String(parked)],
  ]);
  const model = compared === undefined ? [] : comparedRows(stage.say, compared);
  return [
    heading(stage, words.coordination, [...quiet, ...rows, ...coverageRows(stage.say, gaps), ...model]),
    ...unmatched.slice(0, MOST_SHOWN).flatMap((item) => itemCard(home, item)),
  ];
}

/** A person's own page, drawn whole: what they asked, what waits for them, loops to close, their profile. Pure. */
export function renderHome(home: HomeContext): readonly Card[] {
  const { reader, now, site, contexts } = home;
  const people = new Map(contexts.flatMap((context) => [...context.people]));
  const stage = stageOf({ reader, now, site, people, handle: null, request: null, about: null, cases: [] });
  const words = stage.say.house.home;
  const requests = contexts.flatMap(({ request }) => request ?? []);
  const { waiting, loops, open, answered, ended, unmatched } = homeItems(reader, requests, home.unmatched);
  const section = (title: string, none: string, items: readonly HomeItem[]) =>
    sectionCards(home, stage, { title, none, items });
  return [
    ...section(words.waiting, words.waitingNone, waiting),
    ...section(words.loops, words.loopsNone, loops),
    ...section(words.open, words.openNone, open),
    ...(answered.length === 0 ? [] : section(words.answered, '', answered)),
    ...(ended.length === 0 ? [] : section(words.ended, '', ended)),
    profileCard(home, stage),
    ...coordination(home, stage, unmatched),
  ];
}
