import { afterEach, beforeEach, describe } from 'vitest';
import type { AdapterDriver } from './adapter/driver.ts';
import { hearingSentences } from './adapter/hearing.ts';
import { placeSentences } from './adapter/places.ts';
import { privacySentences } from './adapter/privacy.ts';
import { sendingSentences } from './adapter/sending.ts';

export type { AdapterDriver, SeenForm, SeenMessage, Told } from './adapter/driver.ts';

/** The contract of `ChatAdapter`, the same for every platform; its driver plays the people. */
export function adapterContract(name: string, open: () => Promise<AdapterDriver>): void {
  describe(`the adapter for ${name}`, () => {
    let opened: AdapterDriver | null = null;
    const current = (): AdapterDriver => {
      if (opened === null) throw new Error('no adapter is open');
      return opened;
    };
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened?.close();
      opened = null;
    });

    sendingSentences(current);
    placeSentences(current);
    hearingSentences(current);
    privacySentences(current);
  });
}
