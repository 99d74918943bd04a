import { RawText, scrub } from '../../src/deid/index.ts';
import { installPeers, type Peer, peersOf } from './peers.ts';
import { interval, percent } from './print.ts';
import { type Finder, type Place, type Score, scoreAll } from './score.ts';
import { megabytesPerSecond } from './speed.ts';
import type { Read } from './suites.ts';

const COMPARED = ['grascco', 'chat-phi', 'synth-en', 'fr'];
const YARDSTICK = 'redact-pii';

async function found(peer: Peer, texts: readonly string[]): Promise<Finder> {
  const places = new Map<string, readonly Place[]>();
  for (const text of texts) places.set(text, await peer.find(text));
  return (text) => places.get(text);
}

const cells = ({ full, wordPrecision, kept }: Score) =>
  `${percent(full)} ${interval(full)} | ${percent(wordPrecision)} | ${percent(kept)}`;

/** Recall, precision and speed of other filters on the same texts, in the same run. */
export async function comparePeers(suites: readonly Read[], konsil: Finder): Promise<void> {
  const scratch = installPeers();
  if (scratch === undefined) {
    console.log('\nThe peers could not be installed; they were not measured.');
    return;
  }
  try {
    await compare(suites, konsil, peersOf(scratch));
  } finally {
    scratch.remove();
  }
}

async function compare(suites: readonly Read[], konsil: Finder, peers: readonly Peer[]): Promise<void> {
  console.log('\n## Other filters on the same texts\n');
  console.log('| texts | filter | core recall, full (95 %) | word precision | words kept | MB/s | to redact-pii |');
  console.log('|---|---|---|---|---|---|---|');
  for (const { what, rows, core } of suites.filter(({ name }) => COMPARED.includes(name))) {
    const texts = rows.map(({ text }) => text);
    const speeds = new Map<string, number>();
    for (const peer of peers) speeds.set(peer.name, await megabytesPerSecond(texts, peer.redact));
    const own = await megabytesPerSecond(texts, (text) => scrub(new RawText(text)));
    const yardstick = [...speeds].find(([name]) => name.startsWith(YARDSTICK))?.[1] ?? Number.NaN;
    const line = (name: string, score: Score, speed: number) =>
      console.log(`| ${what} | ${name} | ${cells(score)} | ${speed.toFixed(2)} | ${(speed / yardstick).toFixed(2)} |`);
    line('Konsil', scoreAll(rows, konsil, core), own);
    for (const peer of peers)
      line(peer.name, scoreAll(rows, await found(peer, texts), core), speeds.get(peer.name) ?? Number.NaN);
  }
}
