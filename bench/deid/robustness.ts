import { PERTURBATIONS, perturbed } from './perturb.ts';
import { type Finder, type Gold, type Share, scoreAll } from './score.ts';
import type { Read } from './suites.ts';

const MOST_FALL = 3;

const recall = ({ hits, n }: Share) => (n === 0 ? Number.NaN : (100 * hits) / n);

/** "-1.2", and a mark where it falls by more than is allowed. */
function fall(before: Share, after: Share): string {
  const points = recall(after) - recall(before);
  return Number.isNaN(points) ? '-' : `${points > 0 ? '+' : ''}${points.toFixed(1)}${points < -MOST_FALL ? ' !' : ''}`;
}

/** Points of recall (core; names) that each change costs in each kind of text; at most three are allowed. */
export function perturbationTable(suites: readonly Read[], find: Finder): readonly string[] {
  const named = suites.filter(({ names }) => names.length > 0);
  const scores = (rows: readonly Gold[], { core, names }: Read) => ({
    core: scoreAll(rows, find, core).full,
    names: scoreAll(rows, find, names).full,
  });
  const before = named.map((suite) => scores(suite.rows, suite));
  const lines = PERTURBATIONS.map(({ what, edits }) => {
    const cells = named.map((suite, index) => {
      const rows = suite.rows.map((gold) => perturbed(gold, edits(gold, suite.names)));
      const after = scores(rows, suite);
      const was = before[index];
      return was === undefined ? '-' : `${fall(was.core, after.core)} / ${fall(was.names, after.names)}`;
    });
    return `| ${[what, ...cells].join(' | ')} |`;
  });
  const head = `| change in points: core / names | ${named.map(({ what }) => what).join(' | ')} |`;
  const note = `"!": falls by more than ${MOST_FALL} points.`;
  return [head, `|${'---|'.repeat(named.length + 1)}`, ...lines, '', note];
}
