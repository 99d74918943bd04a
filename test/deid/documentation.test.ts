import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deidPage, PAGE } from '../../scripts/make-deid-doc.mjs';
import { RECOGNISERS } from '../../src/deid/recognisers/index.ts';

it('tells of every rule what it does; run scripts/make-deid-doc.mjs when this fails', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(page).toBe(deidPage());
  for (const { id } of RECOGNISERS) expect(page).toContain(`### \`${id}\``);
});
