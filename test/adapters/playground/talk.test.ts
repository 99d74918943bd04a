import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeCore } from '../../fakes/fake-core.ts';
import { ada, jo, max, type OpenPlayground, openPlayground, post } from './open-playground.ts';
import { messagesIn, wordsOf } from './read-html.ts';

let open: OpenPlayground;
let view = '';
beforeEach(async () => {
  open = await openPlayground();
  const place = await open.playground.introduce([ada.account, max.account], 'k1');
  view = place.kind === 'done' ? place.value.id : '';
});
afterEach(() => open.playground.stop(100));

const says = (who: typeof ada, text: string, token: string) =>
  post(open.base, `/as/${who.account.id}/say`, new URLSearchParams({ view, text, token }));
const page = async (who: typeof ada) => (await fetch(`${open.base}/as/${who.account.id}/${view}`)).text();

describe('free talk between two people', () => {
  it('reaches both, with the name of who said it', async () => {
    await says(max, 'Spiegel vor der vierten Gabe', 't1');
    for (const who of [ada, max])
      expect(
        messagesIn(await page(who))
          .map(wordsOf)
          .join(),
      ).toMatch(/Prof\. Max Testmann.*Spiegel vor der vierten Gabe/);
  });

  it('is not read by Konsil and not written to the database', async () => {
    await says(ada, 'Zzyzxmann hustet', 't1');
    expect(open.core.accepted).toEqual([]);
    expect([...open.core.rows.values()].join()).not.toContain('Zzyzxmann');
  });

  it('is gone after a restart, as the page says', async () => {
    await says(ada, 'Zzyzxmann hustet', 't1');
    expect(await page(ada)).toContain('nach einem Neustart weg');
    await open.playground.stop(100);
    open = await openPlayground(createFakeCore(new Map(open.core.rows)));
    expect(await page(ada)).not.toContain('Zzyzxmann');
  });

  it('is said once when the post comes twice', async () => {
    await says(ada, 'Danke', 't1');
    await says(ada, 'Danke', 't1');
    expect(messagesIn(await page(max))).toHaveLength(1);
  });

  it('is closed to those who were not introduced', async () => {
    await says(jo, 'Darf ich auch?', 't1');
    expect(messagesIn(await page(ada))).toEqual([]);
  });

  it('shows hostile words as words', async () => {
    await says(ada, '<img src=x onerror=alert(1)>\u202E', 't1');
    expect(messagesIn(await page(max)).join()).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(messagesIn(await page(max)).join()).not.toContain('\u202E');
  });

  it('is counted as unread until it is looked at', async () => {
    await says(max, 'Antwort', 't1');
    expect(await (await fetch(`${open.base}/as/ada.fake/konsil`)).text()).toContain('1 ungelesene Nachricht');
    await page(ada);
    expect(await (await fetch(`${open.base}/as/ada.fake/konsil`)).text()).not.toContain('ungelesene');
  });
});
