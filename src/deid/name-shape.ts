import { WORD } from './lexicon.ts';
import type { Token } from './token.ts';

const NOUN = /(?:ung|ungen|heit|heiten|keit|schaft|tion|tionen|sion|itis|itiden|osen?|ome?|omen|ie|ien|ik|iken|iker|ikerin|tät|täten|ment|mente|ismus|enz|enzen|anz|anzen|ur|uren|chen|schmerz|schmerzen|ämie|urie|pathie|gramm|graphie|grafie|skopie|tomie|ektomie|plastik|stomie|metrie|logie|therapie|prophylaxe|wert|werte|zeit|zeiten|zeichen|gabe|kontrolle|befund|befunde|status|kurs|arzt|ärztin|ärzte|klinik|station|system|rate|druck|fall|gruppe|mittel|stoff|test|index|score|typ|phase|stadium|block|zelle|zellen|körper|säule|bein|bruch|riss|blutung|tumor|karzinom|krebs|anfall|gefühl|verhalten|störung|schwäche|leiden|krankheit|syndrom|verdacht|frage|fragen|beschwerden|sonde|katheter|apparat|gerät|medizin|frequenz|puls|spiegel|dosis|pumpe|nerv|muskel|gelenk|ader|vene|arterie|drüse|lappen|wand|haut|knochen|gewebe|flüssigkeit|spritze|tablette|tabletten|tropfen|salbe|creme|saft|schwester|bruder|mutter|vater|kind|kinder)$/;
const DRUG = /(?:pril|prilat|olol|sartan|statin|mab|nib|xaban|azol|conazol|cillin|mycin|micin|floxacin|cyclin|prazol|dipin|parin|vir|oxetin|pram|apin|idon|azepam|zolam|barbital|caine|cain|kinase|gliptin|gliflozin|glutid|tid|formin|thiazid|semid|lacton|setron|triptan|fibrat|dronat|trexat|platin|taxel|rubicin|limus|sporin|cept|kinra|globulin|insulin|steron|sonid|solon|sone|lukast|terol|tropium|phyllin|amid|mide|ine|oin|amol|profen|coxib|profenac|fenac|tramadol|codon|morphon|fentanil|fentanyl)$/;
const LATIN = /(?:us|um|is|ae|alis|aris|ica|icum|icus|orum|arum|itis|osis|oma|emia|aemia|pathy|ology|ectomy|scopy|graphy|gram|tomy|plasty|ness|tion|tions|sion|ment|ments|ity|ance|ence|ing|ings|ism|ist|ists|ship|ful|less|able|ible|ous|ally|ated|ized|ised|ly|age|ages|ure|ures)$/;
const NAME_END = /(?:mann|meier|meyer|maier|mayer|bauer|huber|hofer|inger|egger|ecker|acher|bacher|berger|burger|hauser|müller|mueller|schmid|schmidt|ovic|ović|evic|ević|ić|ič|ski|ska|sky|cki|cka|wicz|czyk|ová|ova|eva|enko|chuk|yuk|oulos|akis|idis|oglu|oğlu|sen|sson|dóttir|dottir|escu|eanu|ez|elli|ini|etti|otti|ucci|ashvili|adze|yan|ian|ullah|uddin|rajah|lingam|stein|thal|brunner|gruber|reiter|leitner|lechner|pichler|bichler|moser|steiner|wieser|walder|wald|inski|insky|aitis|unas|nen|stra|sma|ink|quist|qvist|lund|berg|ström|strom|gren|feld|felder|holzer|dinger|linger|ringer|singer|tinger|zinger|ler|scher|tscher|ggen|iger|lin|li|le|el|er)$/;

const is = (token: Token | undefined, flags: number) => ((token?.flags ?? 0) & flags) !== 0;

/** Words a salutation or label never turns into a name. */
export const LABELS = WORD.role | WORD.title | WORD.patient | WORD.salutation | WORD.farewell;

/** Words that are something else besides a name, or never a name at all. */
export const OTHER = WORD.common | WORD.never | WORD.clinical | WORD.eponym | WORD.frame | WORD.month | WORD.weekday | WORD.place | WORD.ward | WORD.room | WORD.kin | WORD.role | WORD.title | WORD.patient | WORD.salutation | WORD.street | WORD.organisation | WORD.farewell;

export const isGiven = (token: Token | undefined) => is(token, WORD.given);
export const isSurname = (token: Token | undefined) => is(token, WORD.surname);
export const isListed = (token: Token | undefined) => is(token, WORD.given | WORD.surname);
export const hasOther = (token: Token | undefined) => is(token, OTHER);

/** Ends like a German noun, a drug or a Latin or English common word. */
export function looksCommon(lower: string): boolean {
  return NOUN.test(lower) || DRUG.test(lower) || LATIN.test(lower);
}

/** Ends like a surname of the people who live here. */
export function looksSurname(lower: string): boolean {
  return lower.length >= 4 && NAME_END.test(lower) && !looksCommon(lower);
}

/** A capital word nobody listed that does not end like a noun or a drug. */
export function isUnknownName(token: Token | undefined): boolean {
  return token !== undefined && token.kind === 'word' && token.capital && token.end - token.start >= 3 && !hasOther(token) && !looksCommon(token.lower);
}

/** Anything a careful reader would take for a name without a cue. */
export function couldBeName(token: Token | undefined): boolean {
  return token !== undefined && token.capital && ((isListed(token) && !hasOther(token)) || isUnknownName(token));
}
