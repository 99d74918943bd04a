import { type Doc, HARD, type Hit, type Recogniser } from '../recogniser.ts';

const V4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]?\d)/g;
const V6 =
  /(?<![\w:])(?:(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}|[0-9a-f]{1,4}::[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){1,6})(?![\w:])/gi;
const MAC = /(?<![\w:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\w:-])/gi;
const UUID = /(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\w-])/gi;

/** Begins at a sign, of which a text has fewer than letters and figures. */
const LOOKS_LIKE =
  /(?<=\d)\.\d{1,3}\.\d{1,3}\.\d|::|(?<=[0-9a-f]):[0-9a-f]{1,4}:[0-9a-f]|-[0-9a-f]{4}-[0-9a-f]{4}-|(?<=[0-9a-f])-[0-9a-f]{2}-[0-9a-f]{2}-/i;

const shape = { kind: 'IP', rule: 'network-address', tier: HARD, confidence: 'certain', evidence: ['shape'] } as const;
const isAddress = (value: string) => value.split('.').every((part) => Number(part) < 256);
const isClock = (value: string) => /^\d{1,2}(?::\d{2}){1,2}$/.test(value);

function find({ text }: Doc, found: Hit[]): void {
  const at = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(V4)) if (isAddress(match[0])) found.push({ ...shape, ...at(match) });
  for (const match of text.matchAll(MAC)) found.push({ ...shape, ...at(match) });
  for (const match of text.matchAll(UUID)) found.push({ ...shape, kind: 'ID', ...at(match) });
  for (const match of text.matchAll(V6))
    if (!isClock(match[0]) && /[a-f]|::/i.test(match[0])) found.push({ ...shape, ...at(match) });
}

export const networkAddress: Recogniser = {
  id: 'network-address',
  about: 'Addresses of machines (IPv4, IPv6, MAC) and identifiers that no one else has (UUID).',
  kind: 'IP',
  trigger: ({ text, longestNumber }) => (longestNumber > 0 || text.includes(':')) && LOOKS_LIKE.test(text),
  find,
  examples: {
    hit: [
      'Gerät unter «192.168.17.4» erreichbar',
      'MAC «00:1A:2B:3C:4D:5E»',
      'Server «2001:db8::1f2e:7»',
      'Monitor hat «fe80::1ff:fe23:4567:890a»',
      'Vorgang «123e4567-e89b-12d3-a456-426614174000»',
    ],
    stay: ['Reanimation 12:15:30 bis 12:37', 'Rhythmus 1-0-1-0'],
  },
};
