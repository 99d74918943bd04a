import type {
  App,
  BlockAction,
  BlockElementAction,
  ButtonAction,
  GlobalShortcut,
  MessageShortcut,
  SlashCommand,
} from '@slack/bolt';
import { type Option, parseCommand } from '../../src/chat/port.ts';
import { type Answer, ask } from './acts/ask.ts';
import { choose, openChosen, type Press } from './acts/choose.ts';
import { openNotice } from './acts/modal.ts';
import { isOutsider, type Source } from './acts/source.ts';
import { refuse, type SubmitAnswer, submit } from './acts/submit.ts';
import type { UnderWay } from './app.ts';
import { registerEvents } from './event-listeners.ts';
import { codeOf } from './failure.ts';
import {
  ASK_ACTION,
  CHOICE_ACTION,
  FORM_CALLBACK,
  PERSON_ACTION,
  SHORTCUT_ASK,
  SHORTCUT_ASK_ABOUT,
} from './listens.ts';
import { DEFAULT_COMMAND, type SlackOptions } from './options.ts';
import { optionOf } from './render/field.ts';
import { fieldOfBlock } from './render/field-id.ts';
import { unescaped } from './render/plain.ts';
import { memoOf } from './render/view.ts';
import { type Stage, tenantOf } from './stage.ts';
import type { Stages } from './stages.ts';

/** As many as Slack takes. */
const SEARCHED = 100;

/** Whose act it was, as Bolt read it. */
interface Whose {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
}

/** Every listener, each a few lines between Slack's payload and an act. */
export function register(app: App, stages: Stages, options: SlackOptions, underWay: UnderWay): void {
  /** `end` answers whoever would wait in vain after a fault; a second answer to the same act has no effect. */
  const heard = (whose: Whose, end: () => Promise<void>, act: (stage: Stage) => Promise<void>): Promise<void> => {
    const stage = stages.at(tenantOf(whose.teamId, whose.enterpriseId));
    if (stage === null) return Promise.resolve();
    const whole = async (): Promise<void> => {
      try {
        await act(stage);
      } catch (error) {
        options.onFault?.('act', codeOf(error));
        await end().catch(() => undefined);
      }
    };
    return underWay.track(whole());
  };

  app.command(options.command ?? DEFAULT_COMMAND, ({ command, ack, context }) => {
    const answer: Answer = (text) => ack(text === undefined ? undefined : { response_type: 'ephemeral', text });
    const act = { source: ofCommand(command), triggerId: command.trigger_id, typed: command.text ?? '', answer };
    return heard(context, ack, (stage) => ask(stage, act));
  });

  for (const callbackId of [SHORTCUT_ASK, SHORTCUT_ASK_ABOUT])
    app.shortcut(callbackId, ({ shortcut, ack, context }) =>
      heard(context, ack, (stage) =>
        askEmpty(stage, { ack, source: ofShortcut(shortcut), triggerId: shortcut.trigger_id }),
      ),
    );

  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: ASK_ACTION }, ({ body, ack, context }) =>
    heard(context, ack, (stage) => askEmpty(stage, { ack, source: ofAction(body), triggerId: body.trigger_id })),
  );

  app.action<BlockAction<ButtonAction>>(
    { type: 'block_actions', action_id: CHOICE_ACTION },
    ({ body, action, ack, context }) => {
      const [, mode = '', choice = ''] = CHOICE_ACTION.exec(action.action_id) ?? [];
      const press: Press = {
        source: ofAction(body),
        triggerId: body.trigger_id,
        choice,
        handle: action.value ?? '',
        message: body.channel && body.message ? `${body.channel.id}:${body.message.ts}` : null,
        blocks: blocksOf(body.message),
        answer: () => ack(),
      };
      return heard(context, ack, (stage) => (mode === 'open' ? openChosen(stage, press) : choose(stage, press)));
    },
  );

  app.view({ callback_id: FORM_CALLBACK, type: 'view_submission' }, ({ body, view, ack, context }) => {
    const submission = {
      source: ofView(body),
      callbackId: view.callback_id,
      metadata: view.private_metadata,
      state: view.state.values,
      answer: (response: SubmitAnswer) => ack(response),
    };
    return heard(
      context,
      () => refuse(submission),
      (stage) => submit(stage, submission),
    );
  });

  /** A form that is closed leaves its draft on the person's page for a day. */
  app.view({ callback_id: FORM_CALLBACK, type: 'view_closed' }, async ({ view, ack, context }) => {
    await ack();
    await heard(context, ack, (stage) => stage.later.hurry(memoOf(view.private_metadata).handle));
  });

  app.options<'block_suggestion'>(PERSON_ACTION, ({ body, ack, context }) =>
    heard(
      context,
      () => ack({ options: [] }),
      async (stage) => {
        const { handle } = memoOf(body.view?.private_metadata ?? '');
        const found = searched(stage, `${handle}/${fieldOfBlock(body.block_id)?.field ?? ''}`, body.value);
        await ack({ options: found.map((option) => optionOf(option, false)) });
      },
    ),
  );

  registerEvents(app, stages, underWay);
}

interface EmptyAsk {
  readonly ack: () => Promise<void>;
  readonly source: Source;
  readonly triggerId: string;
}

/** A shortcut or a button brings no words; what there is to say on the spot is said in a modal. */
function askEmpty(stage: Stage, { ack, source, triggerId }: EmptyAsk): Promise<void> {
  const answer: Answer = async (text) => {
    await ack();
    if (text !== undefined) await openNotice(stage, triggerId, source.userId, text);
  };
  return ask(stage, { source, triggerId, typed: '', answer });
}

function searched(stage: Stage, name: string, typed: string): readonly Option[] {
  const wanted = typed.trim().toLowerCase();
  return (stage.choosable.get(name) ?? [])
    .filter(({ label, hint }) => `${label} ${hint ?? ''}`.toLowerCase().includes(wanted))
    .slice(0, SEARCHED);
}

/** Whether a command is a question of one of ours, whose whole answer is the form that opens. */
export function isPlainQuestion(stages: Stages, body: Readonly<Record<string, unknown>>): boolean {
  const { command, text, user_id: userId, team_id: teamId, enterprise_id: enterpriseId } = body;
  if (typeof command !== 'string' || typeof text !== 'string' || typeof userId !== 'string') return false;
  if (typeof teamId !== 'string' || parseCommand(unescaped(text)).kind !== 'ask') return false;
  const org = typeof enterpriseId === 'string' ? enterpriseId : null;
  const stage = stages.at(tenantOf(teamId, org));
  if (stage === null) return false;
  return !isOutsider(stage, { userId, homeTeam: teamId, teamId, enterpriseId: org, channel: null, dedupeKey: '' });
}

function ofCommand(command: SlashCommand): Source {
  return {
    userId: command.user_id,
    homeTeam: command.team_id,
    teamId: command.team_id,
    enterpriseId: command.enterprise_id,
    channel: null,
    dedupeKey: `command/${command.trigger_id}`,
  };
}

function ofShortcut(shortcut: GlobalShortcut | MessageShortcut): Source {
  return {
    userId: shortcut.user.id,
    homeTeam: shortcut.user.team_id,
    teamId: shortcut.team?.id,
    enterpriseId: shortcut.enterprise?.id,
    channel: null,
    dedupeKey: `shortcut/${shortcut.trigger_id}`,
  };
}

function ofAction(body: BlockAction<BlockElementAction>): Source {
  return {
    userId: body.user.id,
    homeTeam: body.user.team_id,
    teamId: body.team?.id,
    enterpriseId: body.enterprise?.id,
    channel: body.channel === undefined ? null : placeIdOf(body.channel.id, body.message),
    dedupeKey: `action/${body.trigger_id}`,
  };
}

/** A button in a thread of a group message belongs to that conversation; in a direct message the channel is the place. */
function placeIdOf(channel: string, message: BlockAction['message']): string {
  const thread: unknown = message?.thread_ts;
  return channel.startsWith('D') || typeof thread !== 'string' ? channel : `${channel}:${thread}`;
}

function blocksOf(message: BlockAction['message']): readonly unknown[] {
  const blocks: unknown = message?.blocks;
  return Array.isArray(blocks) ? blocks : [];
}

interface ViewBody {
  readonly user: { readonly id: string; readonly team_id?: string | undefined };
  readonly team: { readonly id: string } | null;
  readonly enterprise?: { readonly id: string } | undefined;
}

function ofView(body: ViewBody & { readonly trigger_id?: string }): Source {
  return {
    userId: body.user.id,
    homeTeam: body.user.team_id,
    teamId: body.team?.id,
    enterpriseId: body.enterprise?.id,
    channel: null,
    dedupeKey: `view/${body.trigger_id ?? ''}`,
  };
}
