import { describe, expect, it } from 'vitest';
import { renderCard } from '../../src/chat/index.ts';
import { contextFor, readAloud } from './ward.ts';

const read = (reason: string) =>
  readAloud(renderCard('scrub-refused', contextFor('asker-marked-id', null, { about: reason })));

describe('a text that was refused', () => {
  it('for what it tells of a patient is to be written without it', () => {
    for (const reason of ['number-left', 'address-left', 'name-left'])
      expect(read(reason)).toContain('ohne Angaben zur Patientin oder zum Patienten');
  });

  it('for its length, its signs or a fault of the filter is not said to tell of anybody', () => {
    for (const reason of ['too-long', 'broken-encoding', 'recogniser-failed', 'unstable'])
      expect(read(reason)).not.toContain('ohne Angaben zur Patientin');
  });
});
