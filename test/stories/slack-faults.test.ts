import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../adapters/slack/open-slack.ts';
import { type Colleague, openSlackHospital, type SlackHospital, slackId } from '../adapters/slack/slack-hospital.ts';

const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?';

describe('at Slack, when it goes otherwise', () => {
  let hospital: SlackHospital;
  let ada: Colleague;
  let herz: Colleague;

  beforeEach(async () => {
    hospital = await openSlackHospital();
    ada = hospital.as('ada');
    herz = hospital.as('herz');
  });
  afterEach(() => hospital.close());

  const groups = () => [...hospital.slack.world.channels.values()].filter(({ kind }) => kind === 'mpim');
  const reading = (who: Colleague): string =>
    who.slack
      .reads()
      .map(({ words }) => words)
      .join('\n');
  /** Who has a card on which this can be pressed. */
  const thoseWith = (label: string): readonly Colleague[] =>
    hospital.people
      .map(({ id }) => hospital.as(id))
      .filter(({ slack }) => slack.reads().some(({ buttons }) => buttons.some((one) => one.label === label)));
  const asked = async (values: Readonly<Record<string, unknown>> = {}): Promise<void> => {
    await ada.asks(QUESTION);
    await ada.sends({ urgency: 'today', ...values });
  };

  it('two experts who accept at the same moment: one is brought together with the asker, the other is told', async () => {
    await asked({ namedExpert: 'herz' });
    // The card of the first cannot be brought to its end, so it still shows its buttons when the second is asked.
    hospital.slack.faults.add('chat.update', { kind: 'http-500' }, { times: 1000, channel: herz.slack.direct() });
    await hospital.later({ hours: 1, minutes: 1 });
    const [second] = thoseWith('Annehmen').filter(({ slack }) => slack.id !== herz.slack.id);
    if (second === undefined) throw new Error('nobody else was asked');
    await Promise.all([second.slack.clicks('Annehmen'), herz.slack.clicks('Annehmen')]);
    hospital.slack.faults.clear();
    await hospital.settled();
    await hospital.later({ minutes: 1 });
    expect(groups()).toHaveLength(1);
    const members = groups().flatMap((group) => group.members);
    const [loser] = [herz, second].filter(({ slack }) => !members.includes(slack.id));
    if (loser === undefined) throw new Error('both were brought in');
    expect(members).toContain(ada.slack.id);
    expect(reading(loser)).toMatch(/schon entschieden|nichts mehr zu tun/);
    const [request] = await hospital.bot.store.requestsOf('ada', 1);
    expect(request?.introductions.filter(({ status }) => status === 'accepted')).toHaveLength(1);
  });

  it('an expert whose account is closed loses no question: it goes to the next, who is told nothing of it', async () => {
    await asked({ namedExpert: 'herz' });
    expect(reading(herz)).toContain('Vorhofflimmern');
    await hospital.slack.changes(slackId('herz'), { deleted: true });
    await hospital.settled();
    const next = thoseWith('Annehmen').filter(({ slack }) => slack.id !== herz.slack.id);
    expect(next).toHaveLength(1);
    await next[0]?.presses('Annehmen');
    expect(groups()).toHaveLength(1);
  });

  it('a group message that somebody archived: the answer reaches the asker all the same', async () => {
    await asked({ namedExpert: 'herz' });
    await herz.presses('Annehmen');
    for (const group of groups()) group.archived = true;
    await herz.presses('Antworten');
    await herz.sends({ answer: 'Nach sieben Tagen wieder beginnen.' });
    expect(reading(ada)).toContain('sieben Tagen');
    const [request] = await hospital.bot.store.requestsOf('ada', 1);
    expect(request?.status).toBe('answered');
  });

  it('a group message that Slack does not let anybody open: the two write to each other through Konsil', async () => {
    await asked({ namedExpert: 'herz' });
    hospital.slack.faults.add('conversations.open', { kind: 'error', error: 'invalid_user_combination' }, { times: 1 });
    await herz.presses('Annehmen');
    await hospital.later({ minutes: 1 });
    expect(groups()).toEqual([]);
    expect(thoseWith('Nachricht schreiben').map(({ slack }) => slack.id)).toEqual(
      expect.arrayContaining([ada.slack.id, herz.slack.id]),
    );
  });

  it('a bot that is locked out for an hour: no offer runs out meanwhile, and all that was to be said is said after it', async () => {
    await asked({ namedExpert: 'herz' });
    hospital.slack.faults.add(
      /^(chat|auth|conversations|views)\./,
      { kind: 'error', error: 'account_inactive' },
      { times: 1000 },
    );
    await ada.asks('hilfe');
    await until(() => hospital.bot.health().get('slack')?.status === 'down');
    await hospital.later({ hours: 2 });
    const [request] = await hospital.bot.store.requestsOf('ada', 1);
    expect(request?.introductions.map(({ status }) => status)).toEqual(['offered']);
    expect(reading(ada)).not.toMatch(/Was Konsil|datenschutz/i);
    hospital.slack.faults.clear();
    await until(() => hospital.bot.health().get('slack')?.status === 'ready');
    await hospital.later({ minutes: 1 });
    expect(reading(ada)).toMatch(/Datenschutz/i);
    await herz.presses('Annehmen');
    expect(groups()).toHaveLength(1);
  });
});
