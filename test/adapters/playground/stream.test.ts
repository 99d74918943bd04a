import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlaceRef } from '../../../src/chat/port.ts';
import { cardWith, createFakeCore, formWith } from '../../fakes/fake-core.ts';
import { ada, type OpenPlayground, openPlayground } from './open-playground.ts';
import { readStream } from './read-stream.ts';

let open: OpenPlayground;
let place: PlaceRef;
beforeEach(async () => {
  open = await openPlayground();
  place = await directTo(open);
});
afterEach(() => open.playground.stop(100));

async function directTo(at: OpenPlayground): Promise<PlaceRef> {
  const direct = await at.playground.direct(ada.account, 'k');
  if (direct.kind !== 'done') throw new Error('no direct conversation');
  return direct.value;
}

const events = (as = 'ada.fake', view = 'konsil') => `${open.base}/events?as=${as}&view=${view}`;
const say = (title: string) => open.playground.send(place, cardWith({ title }), title);

describe('the stream of a page', () => {
  it('tells at once where it stands, so that the first gap is not lost', async () => {
    const stream = await readStream(events());
    expect((await stream.next())?.id).toMatch(/^[0-9a-f]{8}\.\d+$/);
    stream.close();
  });

  it('brings each message as it comes', async () => {
    const stream = await readStream(events());
    await stream.next();
    await say('Eine Nachricht');
    expect((await stream.next())?.data).toContain('Eine Nachricht');
    stream.close();
  });

  it('brings what was missed after a broken connection, and only that', async () => {
    const before = await readStream(events());
    await say('Gesehen');
    let last = await before.next();
    while (!last?.data.includes('Gesehen')) last = await before.next();
    before.close();
    await say('Verpasst');
    const after = await readStream(events(), last.id ?? '');
    const missed = await after.next();
    expect(missed?.data).toContain('Verpasst');
    expect(missed?.data).not.toContain('id="form-slot"');
    after.close();
    const again = await readStream(events(), missed?.id ?? '');
    expect((await again.next())?.data).not.toContain('id="log"');
    again.close();
  });

  it('misses nothing between the page and its stream', async () => {
    const page = await (await fetch(`${open.base}/as/ada.fake/konsil`)).text();
    const address = /hx-sse:connect="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    await say('Dazwischen');
    const stream = await readStream(open.base + address);
    expect((await stream.next())?.data).toContain('Dazwischen');
    stream.close();
  });

  it('brings everything again after a restart but the form, in which somebody may be writing', async () => {
    const stream = await readStream(events());
    const last = (await stream.next())?.id ?? '';
    stream.close();
    await say('Von früher');
    await open.playground.stop(100);
    open = await openPlayground(createFakeCore(new Map(open.core.rows)));
    const after = await readStream(events(), last);
    const all = await after.next();
    expect(all?.data).toContain('Von früher');
    expect(all?.data).not.toContain('#form-slot');
    after.close();
  });

  it('opens a form on the page that waits for it', async () => {
    const stream = await readStream(events());
    await stream.next();
    const expiresAt = new Date(open.core.now().getTime() + 1000);
    await open.playground.openForm({ id: 't', expiresAt }, ada.account, formWith({ title: 'Noch eine Angabe' }));
    expect((await stream.next())?.data).toContain('Noch eine Angabe');
    stream.close();
  });

  it('tells one person of another only how much is unread', async () => {
    const stream = await readStream(events('jo.fake'));
    await stream.next();
    await say('Nur für Ada');
    const heard = await stream.next();
    expect(heard?.data).toContain('1 unread message');
    expect(heard?.data).not.toContain('Nur für Ada');
    stream.close();
  });

  it('counts as read what the person has before them', async () => {
    const stream = await readStream(events());
    await stream.next();
    await say('Vor Augen');
    let heard = await stream.next();
    while (!heard?.data.includes('Vor Augen')) heard = await stream.next();
    stream.close();
    const page = await (await fetch(`${open.base}/as/jo.fake/konsil`)).text();
    expect(page).not.toContain('unread message');
  });

  it('ends when the playground stops', async () => {
    const stream = await readStream(events());
    await stream.next();
    await open.playground.stop(2000);
    let heard = await stream.next();
    while (heard !== null) heard = await stream.next();
    expect(heard).toBeNull();
  });
});
