import { describe, expect, it } from 'vitest';
import { enter, lifecycles, restingStatuses, transition } from '../../src/consult/lifecycle.ts';
import { lifecycleMarkdown } from '../../src/consult/lifecycle-text.ts';
import { theIntroduction } from '../../src/consult/present.ts';
import { draftRequest } from '../fixtures/make-request.ts';

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

const cases = [
  { name: 'ConsultRequest', table: lifecycles.ConsultRequest, start: 'draft', resting: restingStatuses.ConsultRequest },
  { name: 'Introduction', table: lifecycles.Introduction, start: 'offered', resting: restingStatuses.Introduction },
  { name: 'Conversation', table: lifecycles.Conversation, start: 'opening', resting: restingStatuses.Conversation },
  { name: 'HandOver', table: lifecycles.HandOver, start: 'offered', resting: restingStatuses.HandOver },
] as const;

function eventsOf(table: Table): readonly string[] {
  return [...new Set(Object.values(table).flatMap((events) => Object.keys(events)))];
}

function reachableFrom(table: Table, start: string): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const status of seen) for (const next of Object.values(table[status] ?? {})) seen.add(next);
  return seen;
}

describe.each(cases)('the lifecycle of a $name', ({ table, start, resting }) => {
  const flat: Table = table;
  const statuses = Object.keys(flat);
  const pairs = statuses.flatMap((status) => eventsOf(flat).map((event) => ({ status, event })));

  it.each(pairs)('answers "$event" in "$status" as the table says, or not at all', ({ status, event }) => {
    const next = transition(flat, status, event);
    expect(next).toBe(Object.entries(flat[status] ?? {}).find(([name]) => name === event)?.[1] ?? null);
    if (next === null) expect(() => enter(flat, status, event)).toThrow(RangeError);
    else expect(statuses).toContain(enter(flat, status, event));
  });

  it('reaches every status from the start', () => {
    expect([...reachableFrom(flat, start)].toSorted()).toEqual(statuses.toSorted());
  });

  it('leads from every status to one in which it may rest', () => {
    const restless = statuses.filter(
      (status) => ![...reachableFrom(flat, status)].some((one) => resting.some((rest) => rest === one)),
    );
    expect(restless).toEqual([]);
  });
});

describe('the rules of the lifecycles that a clinician relies on', () => {
  it('never leaves withdrawn or discarded', () => {
    expect(lifecycles.ConsultRequest.withdrawn).toEqual({});
    expect(lifecycles.ConsultRequest.discarded).toEqual({});
  });

  it('lets the asker close in every status in which someone may be waiting', () => {
    const closable = Object.entries(lifecycles.ConsultRequest)
      .filter(([, events]) => 'close' in events)
      .map(([status]) => status);
    expect(closable).toEqual(['open', 'offered', 'unmatched', 'introduced', 'answered', 'lapsed']);
  });

  it('prints every status and every step for the reader of the README', () => {
    const printed = lifecycleMarkdown();
    for (const { name, table } of cases) {
      expect(printed).toContain(`**${name}**`);
      for (const [status, events] of Object.entries(table)) {
        expect(printed).toContain(`| ${status} |`);
        for (const [event, next] of Object.entries(events)) expect(printed).toContain(`${event} → ${next}`);
      }
    }
    expect(printed).toContain('| withdrawn | end |');
  });
});

describe('what was seen to exist', () => {
  it('is a fault of the program when it does not', () => {
    expect(() => theIntroduction(draftRequest(), 'id-99')).toThrow(RangeError);
  });
});
