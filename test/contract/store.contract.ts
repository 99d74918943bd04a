import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { auditSentences } from './store/audit.ts';
import { claimSentences } from './store/claim.ts';
import { commitSentences } from './store/commit.ts';
import { damageSentences } from './store/damage.ts';
import { deliverySentences } from './store/delivery.ts';
import { experienceSentences } from './store/experience.ts';
import { handleSentences } from './store/handles.ts';
import { inboxSentences } from './store/inbox.ts';
import { keyValueSentences } from './store/key-value.ts';
import { peopleSentences } from './store/people.ts';
import { requestSentences } from './store/requests.ts';
import { timerSentences } from './store/timers.ts';

/** A fresh, empty store, and SQL behind its back for what only a fault does. */
export interface OpenStore {
  readonly store: Store;
  sql(script: string): Promise<void>;
}

/** What a sentence gets at: the store of the test that runs. */
export type Current = () => OpenStore;

/** The contract of `Store`, the same for every database. */
export function storeContract(name: string, open: () => Promise<OpenStore>): void {
  describe(`the store on ${name}`, () => {
    let opened: OpenStore | null = null;
    const current: Current = () => {
      if (opened === null) throw new Error('no store is open');
      return opened;
    };
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened?.store.close();
      opened = null;
    });

    inboxSentences(current);
    commitSentences(current);
    requestSentences(current);
    timerSentences(current);
    claimSentences(current);
    deliverySentences(current);
    handleSentences(current);
    peopleSentences(current);
    experienceSentences(current);
    keyValueSentences(current);
    auditSentences(current);
    damageSentences(current);
  });
}
