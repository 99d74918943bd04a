import type { Sabotage } from './world.ts';

/** Bots with a fault built in, to see that the simulator finds it. */
export const CANARIES: Readonly<Record<string, { readonly sabotage: Sabotage; readonly found: RegExp }>> = {
  'forgets its inbox': {
    sabotage: {
      store: (store) => {
        let count = 0;
        return {
          ...store,
          async remember(row) {
            count += 1;
            return count % 5 === 0 ? 'new' : store.remember(row);
          },
        };
      },
    },
    found: /acknowledged and is lost/,
  },
  'sends twice': {
    sabotage: {
      adapter: (adapter) => {
        let count = 0;
        return {
          ...adapter,
          async send(to, card, key) {
            count += 1;
            if (count % 4 === 0) await adapter.send(to, card, key);
            return adapter.send(to, card, key);
          },
        };
      },
    },
    found: /shown twice/,
  },
  'never looks before it says something again': {
    sabotage: { adapter: (adapter) => ({ ...adapter, find: async () => 'absent' }) },
    found: /shown twice/,
  },
  'loses a timer': {
    sabotage: {
      store: (store) => ({
        ...store,
        commit: (change) => store.commit({ ...change, timers: change.timers.filter(({ kind }) => kind !== 'set') }),
      }),
    },
    found: /for ever/,
  },
  'lets two accept': {
    sabotage: {
      store: (store) => ({
        ...store,
        async commit(change) {
          const { request } = change;
          const twice =
            request?.status !== 'introduced'
              ? change
              : {
                  ...change,
                  request: {
                    ...request,
                    introductions: request.introductions.map((one) => ({ ...one, status: 'accepted' as const })),
                  },
                };
          return store.commit(twice);
        },
      }),
    },
    found: /accepted experts|live introductions/,
  },
};
