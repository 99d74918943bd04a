/** `npm run sim -- --seed N [--runs K] [--steps S] [--json]`: plays runs by their seeds; exit code 1 when one fails. */
import { parseArgs } from 'node:util';
import { play, STEPS } from './play.ts';
import { keepFailed } from './regressions.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1' },
    steps: { type: 'string', default: String(STEPS) },
    json: { type: 'boolean', default: false },
  },
});
const [first, runs, steps] = [Number(values.seed), Number(values.runs), Number(values.steps)];
if (![first, runs, steps].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  process.stderr.write(
    'sim: --seed, --runs and --steps are whole numbers, for example: npm run sim -- --seed 7 --runs 100\n',
  );
  process.exit(2);
}

const taken = new Map<string, number>();
const failed: number[] = [];
for (let seed = first; seed < first + runs; seed += 1) {
  const played = await play(seed, { steps });
  for (const deed of played.taken) taken.set(deed, (taken.get(deed) ?? 0) + 1);
  if (!values.json && (played.failed || runs === 1))
    process.stdout.write(`${played.failed ? played.report : summary(played)}\n`);
  if (!played.failed) continue;
  failed.push(seed);
  process.stderr.write(values.json ? `${played.report}\n` : '');
  keepFailed([played], steps);
}
process.stdout.write(
  values.json
    ? `${JSON.stringify({ runs, failed, taken: Object.fromEntries(taken) })}\n`
    : `${runs} runs from seed ${first}, up to ${steps} steps each: ${failed.length} failed${failed.length === 0 ? '' : ` (${failed.join(', ')})`}\n`,
);
process.exit(failed.length === 0 ? 0 : 1);

function summary({ seed, taken: deeds, trace }: Awaited<ReturnType<typeof play>>): string {
  return `seed ${seed}: nothing found; ${deeds.length} changes (${deeds.join(', ')}); trace ${trace.slice(0, 12)}`;
}
