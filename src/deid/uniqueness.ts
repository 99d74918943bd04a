const PERSON = String.raw`(?:(?:patient|fall|person|mensch|mann|frau|überlebende|betroffene|träger)\p{L}{0,4})`;
const WIDE = `(?:welt|europa|deutschland|schweiz|österreich|bundes|landes)weit|hierzulande`;
const WITHIN = `(?:in|im|aus|auf)(?: der| dem| den| ganz| unserer| unserem| diesem| dieser){0,2} (?:welt|europa|deutschland|schweiz|österreich|kanton|region|stadt|dorf|gemeinde|land|bundesland|landkreis|tal|insel|bayern|tirol)`;
const OF = `(?:der (?:welt|schweiz|stadt|gemeinde|region|insel)|deutschlands|österreichs|europas|des (?:kantons|landes|landkreises|dorf(?:es)?|tal(?:e?s)|ortes)|(?:am|im|vor) ort)`;
const SCOPE = `(?:${WIDE}|${WITHIN}|${OF})`;
const FEW = String.raw`(?:\d{1,3}|ein|eine|zwei|drei|vier|fünf|wenige[nr]?|eine handvoll)`;
const CASES = `(?:fälle|fällen|patienten|patientinnen|familien|personen|menschen|betroffene|betroffenen)`;
const EN_PERSON = '(?:patient|person|man|woman|case|survivor|carrier|individual)s?';
const EN_SCOPE =
  '(?:worldwide|nationwide|in (?:the )?(?:whole )?(?:world|country|uk|us|usa|england|scotland|ireland|europe|county|region|area|town|village|city))';
const FR_SCOPE =
  "(?:au monde|en suisse|en france|en belgique|en europe|du canton|du pays|de la région|du village|de la ville|de l'île)";
const IT_SCOPE =
  "(?:al mondo|in svizzera|in italia|in europa|del cantone|del paese|della regione|del villaggio|della città|dell'isola)";

/** Ways to say that there is nobody else like this one; "die einzige Option" and "das einzige Kind" are none. */
const PATTERNS: readonly RegExp[] = [
  `(?:der|die|das|den|dem|unsere?[rnm]?|meine?[rnm]?) (?:bekannte )?einzige[nrs]? ${PERSON}`,
  String.raw`einzige[nrs]?(?: [\p{L}-]{1,20}){0,4} ${SCOPE}`,
  `(?:nur|erst|weniger als|etwa|rund|keine) ${FEW} (?:bekannten? |beschriebenen? )?${CASES} ${SCOPE}`,
  `${SCOPE} (?:nur|erst|weniger als|etwa|rund|bisher) ${FEW} (?:bekannten? |beschriebenen? )?${CASES}`,
  String.raw`eine[rnms]? (?:von|der) (?:nur |wenigen |${FEW} ){1,2}(?:[\p{L}-]{1,20} ){0,2}${SCOPE}`,
  String.raw`(?:erste|jüngste|älteste)[rnms]? (?:[\p{L}-]{1,20} ){0,2}${SCOPE}`,
  `(?:the|our|my) only (?:known |living |surviving )?(?:${EN_PERSON}|one (?:in|with|who))`,
  String.raw`(?:only|first|youngest|oldest)(?: [\p{L}-]{1,20}){0,4} ${EN_SCOPE}`,
  String.raw`(?:one|two|three) of (?:only|just|the|a) (?:few |handful of |\d{1,3} )?(?:[\p{L}-]{1,20} ){0,2}${EN_SCOPE}`,
  String.raw`(?:fewer|less) than \d{1,3} (?:known |reported )?(?:cases|patients|families|people) ${EN_SCOPE}`,
  `(?:le|la) seule? (?:patiente?|personne|homme|femme|cas|survivante?|porteu(?:r|se))`,
  `l['’]unique (?:patiente?|personne|homme|femme|cas|survivante?)`,
  String.raw`(?:seule?|unique|premi(?:er|ère)|une? des (?:rares|seule?s|\d{1,3}))(?: [\p{L}-]{1,20}){0,3} ${FR_SCOPE}`,
  `(?:l['’]unic[oa]|il solo|la sola) (?:paziente|persona|uomo|donna|caso|sopravvissut[oa]|portat(?:ore|rice))`,
  String.raw`(?:unic[oa]|sol[oa]|prim[oa]|un[oa]? dei (?:pochi|poche|soli))(?: [\p{L}-]{1,20}){0,3} ${IT_SCOPE}`,
].map((source) => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'giu'));

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where somebody is said to be the only, first, youngest or oldest one; places that overlap are one. */
export function uniqueness(text: string): readonly Place[] {
  const places = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  ).toSorted((one, other) => one.start - other.start || other.end - one.end);
  const result: Place[] = [];
  for (const place of places) {
    const last = result.at(-1);
    if (last === undefined || place.start >= last.end) result.push(place);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, place.end) };
  }
  return result;
}
