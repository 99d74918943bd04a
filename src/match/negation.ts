/** Words that deny what follows, and those that deny what came before ("Fieber verneint"), folded. */
const BEFORE = new Set(
  'kein keine keinen keinem keiner keines ohne no without denies denied denying sans aucun aucune senza nessun nessuna nega negano nie nient'.split(
    ' ',
  ),
);
const AFTER = new Set(
  'verneint negiert denied absent absente absents absentes nie niee assente assenti negato negata negati negate'.split(
    ' ',
  ),
);
const TURN = new Set('aber sondern jedoch but mais pero tuttavia'.split(' '));
const REACH = 3;
const END_OF_SCOPE = /[.,;:?!\n]/u;
/** "Non" denies in Italian alone: elsewhere it is part of a name, as in non-Hodgkin. */
const ITALIAN = /(?<!\p{L})(?:il|lo|gli|di|con|che|del|della|una|per|ha|è)(?!\p{L})/u;

/** A word, what stands between it and the one before, and the sign right after it. */
export interface Placed {
  readonly surface: string;
  readonly word: string;
  readonly between: string;
  readonly after: string;
}

/** Whether a word is denied, and how many of the words right before it are denied by it. */
export interface Scope {
  readonly negated: boolean;
  readonly back: number;
}

/** For the words of one text, in order: a negation reaches three words, and never over a punctuation mark. */
export function createNegationScope(text: string): (placed: Placed) => Scope {
  const italian = ITALIAN.test(text);
  let [reach, sinceMark] = [0, 0];
  return (placed) => {
    if (END_OF_SCOPE.test(placed.between) || turns(placed, italian)) [reach, sinceMark] = [0, 0];
    const back = AFTER.has(placed.word) ? Math.min(REACH, sinceMark) : 0;
    const negating = back === 0 && denies(placed, italian);
    const negated = !negating && back === 0 && reach > 0;
    reach = negating ? REACH : Math.max(0, reach - 1);
    sinceMark++;
    return { negated, back };
  };
}

/** "But" ends what is denied. */
function turns({ word }: Placed, italian: boolean): boolean {
  return TURN.has(word) || (italian && word === 'ma');
}

/** "Pas" as French writes it; "PAS" is a stain. */
function denies({ surface, word, after }: Placed, italian: boolean): boolean {
  return BEFORE.has(word) || surface === 'pas' || surface === 'Pas' || (italian && word === 'non' && after !== '-');
}
