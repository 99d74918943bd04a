/** What tells a right first candidate from a wrong one; a raw score does not (AUROC .55-.60 alone). */
export interface Signals {
  /** Share of the question's content words that a clinical concept explains. */
  readonly coverage: number;
  /** How many concepts the question names, weighted. */
  readonly concepts: number;
  /** Whether it speaks of running the house: of its keys, its printers. */
  readonly ofHouse: boolean;
  /** How well the first candidate answers for the fields asked, 0..1, and for those it sounds like. */
  readonly answering: number;
  readonly soundsAnswering: number;
  /** Distance from the first to the fourth candidate's score. */
  readonly margin: number;
  /** Share of the legs whose best is the first candidate. */
  readonly agreement: number;
  /** Strength of the case evidence of the first candidate. */
  readonly cases: number;
}

const KEYS = ['coverage', 'concepts', 'answering', 'soundsAnswering', 'margin', 'agreement', 'cases'] as const;

/** Logistic regression on development questions, answerable against not, with few rounded weights. */
const WEIGHTS: Readonly<Record<(typeof KEYS)[number], number>> = {
  coverage: 3,
  concepts: 0.9,
  answering: 3,
  soundsAnswering: 1,
  margin: 1,
  agreement: 1,
  cases: 2,
};
const BIAS = -4;
/** Of the development directory's questions 6 % go to the coordinator (from .5 on 11 %), of those for nobody 18 % do not (16 %). */
export const CONFIDENT_FROM = 0.4;
const ENOUGH_CONCEPTS = 3;
const CLINICAL_FROM = 2;
const OF_HOUSE = 0.4;
const AT_HOME_FROM = 0.35;

export function confidenceOf(signals: Signals): number {
  const capped = { ...signals, concepts: Math.min(1, signals.concepts / ENOUGH_CONCEPTS) };
  const sum = KEYS.reduce((total, key) => total + WEIGHTS[key] * capped[key], BIAS);
  return (atHome(signals) * aboutPatients(signals)) / (1 + Math.exp(-sum));
}

/** In a small circle somebody is always first; who answers for nothing that is asked is still no match. */
function atHome({ answering, soundsAnswering, cases }: Signals): number {
  return Math.min(1, Math.max(answering, soundsAnswering, cases) / AT_HOME_FROM);
}

/** "Who mends the printer of the cardiologists?" names one clinical thing and means none. */
function aboutPatients({ ofHouse, concepts }: Signals): number {
  return ofHouse && concepts < CLINICAL_FROM ? OF_HOUSE : 1;
}
