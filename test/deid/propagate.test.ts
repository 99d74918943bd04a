import { expect, it } from 'vitest';
import { RawText, scrub } from '../../src/deid/index.ts';

const scrubbed = (text: string): string => {
  const result = scrub(new RawText(text));
  return result.ok ? result.text : result.reason;
};

it.each([
  'Øystefakova',
  'Łytestmann',
  'Ätestmann',
  'Ñufakova',
  'Zyxmann',
])('finds %s again where no cue tells it', (name) => {
  expect(scrubbed(`Frau ${name} rief an. Mit ${name} besprochen: Übelkeit, Ödeme und Zylinder im Urin.`)).toBe(
    'Frau [NAME_1] rief an. Mit [NAME_1] besprochen: Übelkeit, Ödeme und Zylinder im Urin.',
  );
});
