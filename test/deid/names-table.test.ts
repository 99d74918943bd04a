import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { namesTable, TABLE } from '../../scripts/make-names.mjs';

it('holds exactly the names that scripts/make-names.mjs makes; run it when this fails', () => {
  const table = readFileSync(TABLE, 'utf8');
  expect(table === namesTable()).toBe(true);
  expect(table).toMatch(/^müller\tsurname\tde$/m);
  expect(table).toMatch(/^mueller\tsurname\tde$/m);
});
