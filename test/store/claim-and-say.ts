/** Claims what is to be said, a few at a time until there is nothing left, and says which it got. */
import { openStore } from '../../src/store/prisma/index.ts';
import { monday } from '../fixtures/make-request.ts';

const store = await openStore({ url: process.argv[2] ?? '', key: new Uint8Array(32) });
const taken: string[] = [];
for (;;) {
  const claimed = await store.claimDeliveries(monday, 2);
  if (claimed.length === 0) break;
  taken.push(...claimed.map(({ id }) => id));
}
process.stdout.write(`${JSON.stringify(taken)}\n`);
await store.close();
