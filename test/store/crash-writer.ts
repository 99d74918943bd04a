/** Saves request after request and says each on stdout once it is durable, until it is killed. */

import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/prisma/index.ts';
import { change, inbound, telling } from '../fixtures/make-change.ts';
import { draftRequest, person } from '../fixtures/make-request.ts';

const store = await openStore({ url: process.argv[2] ?? '', key: new Uint8Array(32) });
await store.savePeople([person('asker')], []);
for (let count = 0; ; count += 1) {
  await store.remember(inbound(`event-${count}`));
  const inboxSeq = (await store.waitingInbox(1))[0]?.seq ?? null;
  const id = `request-${count}`;
  await store.commit(change({ request: draftRequest({ id }), inboxSeq, deliveries: [telling(`d-${count}`)] }));
  writeSync(1, `${count}\n`);
}
