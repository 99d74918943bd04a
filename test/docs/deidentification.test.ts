import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deidPage } from '../../scripts/deid-page.ts';

it('the page on de-identification says what the rules say', () => {
  expect(readFileSync('docs/deidentification.md', 'utf8'), 'run: node scripts/make-deid-page.ts').toBe(deidPage());
});
