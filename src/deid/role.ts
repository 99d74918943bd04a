import { WORD } from './lexicon.ts';
import { is, type Token } from './token.ts';

/** What people are in a hospital, told by how the word ends: "Stationsärztin", "Hématologues", "cardiologist". */
const ENDS_LIKE_ROLE =
  /(?:arzt|ärzt(?:e|in|innen)|olog(?:e|en|in|innen)|iater(?:in|innen)?|chirurg(?:en|in|innen)?|therapeut(?:en|in|innen)?|pfleger(?:in|innen)?|assistent(?:en|in|innen)?|leiter(?:in)?|direktor(?:in)?|koordinator(?:in)?|manager(?:in)?|vorst(?:and|ändin)|sekretär(?:in)?|psycholog(?:e|in|ue|ues)|ologues?|chirurgien(?:ne)?s?|infirmi[eè]re?s?|secrétaires?|anesthésistes?|thérapeutes?|adjointe?s?|internes?|externes?|[oi]logists?|iatrists?|surgeons?|physicians?|nurses?|infermier[aei]|chirurg[oaih]+|olog[oaih]+)$/u;

/** Letters; a shorter ending is a word of its own. */
const SHORTEST = 5;

export const isRole = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === 'word' &&
  (is(token, WORD.role) || (token.end - token.start >= SHORTEST && ENDS_LIKE_ROLE.test(token.lower)));
