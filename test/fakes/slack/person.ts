import type { Acked, Carriage, Carrier } from './carrier.ts';
import { isJson, type Json, jsonIn, listIn, textIn } from './json.ts';
import { optionFaults, viewFaults } from './limits.ts';
import type { Declared } from './manifest.ts';
import { fill, hasSubmit, missingIn, stateOf } from './view-values.ts';
import { buttonsIn, escaped, type SeenButton, wordsOf } from './words-of.ts';
import {
  conversationOf,
  type FakeMessage,
  type FakeUser,
  type FakeView,
  issueTrigger,
  nextId,
  nextTs,
  reaches,
  viewOf,
  type World,
} from './world.ts';

export interface ReadMessage {
  readonly ts: string;
  readonly threadTs: string | null;
  readonly byKonsil: boolean;
  /** The text that a screen reader or an old client has. */
  readonly text: string;
  /** The words on the screen. */
  readonly words: string;
  readonly buttons: readonly SeenButton[];
  readonly bytes: string;
}

/** One invented person at Slack, in verbs. */
export interface FakePerson {
  readonly id: string;
  slash(text: string, how?: Carriage & { readonly command?: string; readonly channel?: string }): Promise<Acked>;
  shortcut(callbackId: string, how?: Carriage): Promise<Acked>;
  messageShortcut(callbackId: string, aboutText: string): Promise<Acked>;
  writes(text: string, how?: Carriage & { readonly thread?: string; readonly channel?: string }): Promise<Acked>;
  /** Answers under a message and ticks "Also send as direct message". */
  broadcasts(text: string, thread: string): Promise<Acked>;
  edits(ts: string, text: string): Promise<Acked>;
  /** Takes back what they wrote. */
  deletes(ts: string): Promise<Acked>;
  attaches(thread?: string): Promise<Acked>;
  /** Presses a button of the newest message that has it. */
  clicks(label: string, how?: Carriage & { readonly channel?: string }): Promise<Acked>;
  clicksHome(label: string): Promise<Acked>;
  /** Puts something into an input of the open form. */
  fills(blockId: string, value: unknown): void;
  /** Types into a list of the open form that is searched; what it lists then, by label. Nothing: "No results". */
  searches(blockId: string, words: string): Promise<readonly string[]>;
  submits(how?: Carriage): Promise<Acked>;
  closes(): Promise<Acked>;
  opensHome(): Promise<Acked>;
  direct(): string;
  reads(channel?: string): readonly ReadMessage[];
  view(): FakeView | null;
  home(): string;
  notified(): readonly string[];
}

export interface Scene {
  readonly world: World;
  readonly carrier: () => Carrier;
  readonly declared: () => Declared;
  readonly respondUrl: (userId: string) => string;
}

const NOT_DECLARED: Acked = { ok: false, payload: {}, why: 'the app did not ask for this' };

export function personAt(scene: Scene, id: string): FakePerson {
  const { world } = scene;
  const user = (): FakeUser => {
    const found = world.users.get(id);
    if (found === undefined) throw new Error(`nobody is called ${id}`);
    return found;
  };
  /** Where the act belongs: the person's own workspace when the app is there, else the one that has it. */
  const teamId = (): string => {
    const own = user().teamId;
    return [...world.tokens.values()].some((one) => one.teamId === own) ? own : world.teamId;
  };
  const teamJson = () => ({ id: user().teamId, domain: 'fake' });
  const enterprise = () => (world.enterpriseId === null ? null : { id: world.enterpriseId, name: 'Fake Org' });
  const base = () => ({
    team: teamJson(),
    enterprise: enterprise(),
    is_enterprise_install: false,
    user: { id, team_id: user().teamId, name: 'fake' },
    api_app_id: world.appId,
    token: 'fake',
    trigger_id: issueTrigger(world, id),
  });
  const event = (payload: Json, how?: Carriage): Promise<Acked> => {
    const type =
      textIn(payload, 'type') === 'message' ? `message.${textIn(payload, 'channel_type')}` : textIn(payload, 'type');
    if (!scene.declared().events.has(type)) return Promise.resolve(NOT_DECLARED);
    return scene.carrier().carry(
      'events_api',
      {
        type: 'event_callback',
        team_id: teamId(),
        enterprise_id: world.enterpriseId,
        api_app_id: world.appId,
        event_id: nextId(world, 'Ev'),
        event_time: Math.floor(world.now / 1000),
        authorizations: [
          { team_id: teamId(), enterprise_id: world.enterpriseId, is_bot: true, is_enterprise_install: false },
        ],
        event: payload,
      },
      how,
    );
  };
  const interact = (payload: Json, how?: Carriage): Promise<Acked> =>
    scene.carrier().carry('interactive', payload, how);
  const direct = (): string => conversationOf(world, [id]).id;
  const topView = (): FakeView => {
    const view = viewOf(world, id);
    if (view === null) throw new Error(`${id} has no form open`);
    return view;
  };
  const viewJson = (view: FakeView): Json => ({
    ...view.view,
    id: view.id,
    hash: view.hash,
    team_id: teamId(),
    state: stateOf(view),
  });
  const said = (text: string, channel: string, thread: string | null, more: Json = {}): Json => {
    const ts = nextTs(world);
    world.messages.push({
      ts,
      channel,
      threadTs: thread,
      user: id,
      text,
      blocks: [],
      metadata: null,
      removed: false,
      edits: 0,
    });
    return {
      type: 'message',
      channel_type: world.channels.get(channel)?.kind ?? 'im',
      channel,
      user: id,
      team: user().teamId,
      text: escaped(text),
      ts,
      event_ts: ts,
      ...(thread === null ? {} : { thread_ts: thread }),
      ...more,
    };
  };
  const mine = (ts: string): FakeMessage => {
    const own = world.messages.find((one) => one.ts === ts && one.user === id && !one.removed);
    if (own === undefined) throw new Error(`${id} wrote nothing called ${ts}`);
    return own;
  };
  const asSaid = ({ text, ts, threadTs }: FakeMessage): Json => ({
    type: 'message',
    user: id,
    team: user().teamId,
    text: escaped(text),
    ts,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
  });
  const visible = (channel: string) => world.messages.filter((one) => one.channel === channel && !one.removed);
  const isMember = (channel: string): boolean => world.channels.get(channel)?.members.includes(id) ?? false;

  const me: FakePerson = {
    id,
    direct,
    slash(text, { command = '/expert', channel, ...how } = {}) {
      if (!scene.declared().commands.has(command)) return Promise.resolve(NOT_DECLARED);
      const { trigger_id, api_app_id, token } = base();
      return tellOnTheSpot(
        scene,
        id,
        scene.carrier().carry(
          'slash_commands',
          {
            token,
            api_app_id,
            trigger_id,
            command,
            text: escaped(text),
            team_id: teamId(),
            team_domain: 'fake',
            ...(world.enterpriseId === null ? {} : { enterprise_id: world.enterpriseId, enterprise_name: 'Fake Org' }),
            channel_id: channel ?? 'C00WARD',
            channel_name: 'ward-7',
            user_id: id,
            user_name: 'fake',
            is_enterprise_install: 'false',
            response_url: scene.respondUrl(id),
          },
          how,
        ),
      );
    },
    shortcut(callbackId, how) {
      if (!scene.declared().shortcuts.has(callbackId)) return Promise.resolve(NOT_DECLARED);
      return interact({ ...base(), type: 'shortcut', callback_id: callbackId, action_ts: nextTs(world) }, how);
    },
    messageShortcut(callbackId, aboutText) {
      if (!scene.declared().shortcuts.has(callbackId)) return Promise.resolve(NOT_DECLARED);
      return interact({
        ...base(),
        type: 'message_action',
        callback_id: callbackId,
        action_ts: nextTs(world),
        message_ts: nextTs(world),
        response_url: scene.respondUrl(id),
        channel: { id: 'C00WARD', name: 'ward-7' },
        message: { type: 'message', user: id, text: escaped(aboutText), ts: nextTs(world) },
      });
    },
    writes: (text, { thread, channel, ...how } = {}) => {
      if (!scene.declared().writesToMessagesTab) return Promise.resolve(NOT_DECLARED);
      return event(said(text, channel ?? direct(), thread ?? null), how);
    },
    broadcasts: (text, thread) =>
      event(said(text, direct(), thread, { subtype: 'thread_broadcast', root: { type: 'message', ts: thread } })),
    edits(ts, text) {
      const own = mine(ts);
      const before = asSaid(own);
      own.text = text;
      own.edits += 1;
      return event({
        type: 'message',
        subtype: 'message_changed',
        channel_type: 'im',
        channel: own.channel,
        ts: nextTs(world),
        message: { ...asSaid(own), edited: { user: id, ts: nextTs(world) } },
        previous_message: before,
      });
    },
    deletes(ts) {
      const own = mine(ts);
      own.removed = true;
      return event({
        type: 'message',
        subtype: 'message_deleted',
        channel_type: 'im',
        channel: own.channel,
        ts: nextTs(world),
        deleted_ts: ts,
        previous_message: asSaid(own),
      });
    },
    attaches: (thread) =>
      event(
        said('', direct(), thread ?? null, {
          subtype: 'file_share',
          files: [{ id: 'F00FAKE', name: 'Befund_Testmann.pdf', url_private: 'https://fake.example/file' }],
        }),
      ),
    clicks(label, { channel = direct(), ...how } = {}) {
      const holder = visible(channel).findLast((one) =>
        buttonsIn(one.blocks).some((button) => button.label.includes(label)),
      );
      const button = holder && buttonsIn(holder.blocks).find((one) => one.label.includes(label));
      if (holder === undefined || button === undefined || !isMember(channel))
        throw new Error(
          `${id} sees no button "${label}"; there are: ${visible(channel)
            .flatMap((one) => buttonsIn(one.blocks))
            .map((one) => one.label)
            .join(' | ')}`,
        );
      return interact(
        {
          ...base(),
          type: 'block_actions',
          container: { type: 'message', message_ts: holder.ts, channel_id: channel, is_ephemeral: false },
          channel: { id: channel, name: 'directmessage' },
          message: { type: 'message', ts: holder.ts, text: holder.text, blocks: holder.blocks },
          response_url: scene.respondUrl(id),
          actions: [actionOf(button, world)],
        },
        how,
      );
    },
    clicksHome(label) {
      const view = world.homes.get(id)?.view ?? {};
      const button = buttonsIn(listIn(view, 'blocks')).find((one) => one.label.includes(label));
      if (button === undefined) throw new Error(`the home of ${id} has no button "${label}"`);
      return interact({
        ...base(),
        type: 'block_actions',
        container: { type: 'view', view_id: `home-${id}` },
        view: { ...view, id: `home-${id}`, type: 'home' },
        actions: [actionOf(button, world)],
      });
    },
    fills: (blockId, value) => fill(topView(), blockId, value),
    async searches(blockId, words) {
      const view = topView();
      const block = listIn(view.view, 'blocks').find((one) => textIn(one, 'block_id') === blockId);
      const element = jsonIn(block ?? {}, 'element');
      if (textIn(element, 'type') !== 'external_select') throw new Error(`${blockId} is not searched`);
      if (!scene.declared().isAskedForOptions) return [];
      const acked = await interact({
        ...base(),
        type: 'block_suggestion',
        action_id: textIn(element, 'action_id'),
        block_id: blockId,
        value: words,
        container: { type: 'view', view_id: view.id },
        view: viewJson(view),
      });
      const options = listIn(acked.payload, 'options');
      return acked.ok && optionFaults(options).length === 0
        ? options.map((one) => textIn(jsonIn(one, 'text'), 'text'))
        : [];
    },
    async submits(how) {
      const view = topView();
      const missing = missingIn(view);
      if (missing.length > 0) return { ok: false, payload: {}, why: `please complete: ${missing.join(', ')}` };
      const acked = await interact(
        { ...base(), type: 'view_submission', view: viewJson(view), response_urls: [] },
        how,
      );
      if (acked.ok) follow(world, view, acked.payload);
      return acked;
    },
    async closes() {
      const view = topView();
      world.views.delete(view.id);
      return interact({ ...base(), type: 'view_closed', view: viewJson(view), is_cleared: false });
    },
    opensHome: () =>
      event({ type: 'app_home_opened', user: id, channel: direct(), tab: 'home', event_ts: nextTs(world) }),
    reads: (channel = direct()) => {
      if (!isMember(channel)) return [];
      return visible(channel).map((one) => ({
        ts: one.ts,
        threadTs: one.threadTs,
        byKonsil: one.user === world.botUserId,
        text: one.text,
        words: one.blocks.length > 0 ? wordsOf(one.blocks) : one.text,
        buttons: buttonsIn(one.blocks),
        bytes: JSON.stringify(one),
      }));
    },
    view: () => viewOf(world, id),
    home: () => wordsOf(listIn(world.homes.get(id)?.view ?? {}, 'blocks')),
    notified: () => world.notifications.filter((one) => one.userId === id).map(({ shown }) => shown),
  };
  return me;
}

function actionOf(button: SeenButton, world: World): Json {
  return {
    type: 'button',
    action_id: button.actionId,
    block_id: button.blockId,
    value: button.value,
    text: { type: 'plain_text', text: button.label },
    action_ts: nextTs(world),
  };
}

/** A command's answer in the ack is shown to whoever typed it, and to nobody else. */
async function tellOnTheSpot({ world }: Scene, userId: string, acking: Promise<Acked>): Promise<Acked> {
  const acked = await acking;
  const text = textIn(acked.payload, 'text');
  if (acked.ok && text !== '') world.whispers.push({ userId, text });
  return acked;
}

function follow(world: World, view: FakeView, payload: Json): void {
  switch (textIn(payload, 'response_action')) {
    case 'errors':
      view.errors = Object.fromEntries(
        Object.entries(jsonIn(payload, 'errors')).map(([field, error]) => [field, String(error)]),
      );
      return;
    case 'update': {
      const next = jsonIn(payload, 'view');
      const faults = isJson(payload.view) ? viewFaults(next) : ['no view'];
      if (faults.length > 0) throw new Error(`Slack would refuse this view: ${faults.join('; ')}`);
      Object.assign(view, { view: next, errors: {}, hash: nextId(world, 'h') });
      if (!hasSubmit(view)) view.filled.clear();
      reaches(world, [view.userId], next);
      return;
    }
    default:
      world.views.delete(view.id);
  }
}
