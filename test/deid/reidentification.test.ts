import { describe, expect, it } from 'vitest';
import { generalisations, generalise, RawText, reidentificationRisks, scrub } from '../../src/deid/index.ts';
import { restoreScrubbed } from '../../src/deid/scrubbed-text.ts';

const judge = (text: string) => reidentificationRisks(restoreScrubbed(text));
const reasons = (text: string) => judge(text).map(({ reason }) => reason);
const shown = (text: string) =>
  judge(text).flatMap(({ because }) => generalisations(restoreScrubbed(text), because, 'de'));

describe('a rare combination is warned of', () => {
  it.each([
    ['only-one', 'Der einzige Patient in der Schweiz mit dieser Mutation, Biopsie?'],
    ['only-one', 'weltweit nur 12 Fälle beschrieben, jetzt Leberwerte hoch'],
    ['only-one', 'als erste Patientin in Europa mit Gentherapie, Faktor VIII fällt'],
    ['only-one', 'die älteste Patientin der Schweiz mit Herzersatz'],
    ['only-one', 'die einzige Hebamme am Ort, 34. SSW'],
    ['only-one', 'she is the only patient in the UK on this drug'],
    ['only-one', 'c’est le seul cas en Suisse, que faire'],
    ['only-one', 'è l’unico paziente con questa variante'],
    ['known-person', 'unser Bürgermeister mit Vorhofflimmern, DOAK?'],
    ['known-person', 'Pat. ist Chefärztin der Klinik nebenan, Troponin 300'],
    ['known-person', 'Kreuzbandriss bei einem Bundesligaprofi, wann belasten'],
    ['known-person', 'professional footballer, recurrent syncope'],
    ['known-person', 'Pfarrer mit STEMI, Lyse?'],
    ['known-person', 'retired headmaster, confused since the fall'],
    ['known-person', 'le maire du village, 61 ans, AVC'],
    ['known-person', 'il sindaco, 70 anni, ittero'],
    ['rare-occupation', 'Leuchtturmwärter mit Q-Fieber, Doxy wie lange'],
    ['rare-occupation', 'falconer with lung fibrosis, avian precipitins positive'],
    ['rare-occupation', 'luthier, asthme professionnel, bois exotiques'],
    ['rare-occupation', 'domatore con morso, antibiotico?'],
    ['in-the-news', 'Crush-Niere nach dem Zugunglück, Dialyse ab wann'],
    ['in-the-news', 'der Fall war in allen Zeitungen, trotzdem die Frage'],
    ['in-the-news', 'Opfer des Anschlags, Splitter im Auge'],
    ['in-the-news', 'burns after the plane crash, day 3'],
    ['in-the-news', 'blessé lors de la fusillade, laparotomie'],
    ['rare-disease-and-place', 'Creutzfeldt-Jakob bei einer Bäuerin aus einem kleinen Dorf'],
    ['rare-disease-and-place', 'Niemann-Pick in a child from a small island'],
    ['rare-disease-and-place', 'Progerie, beim Schulfest gestürzt'],
    ['rare-disease-and-place', 'seltene Erkrankung, wohnt im Bergdorf'],
    ['rare-disease-and-place', 'Tollwut nach Biss im Emmental'],
    ['age-time-and-place', '52-Jähriger gestern beim Marathon kollabiert, Troponin 400'],
    ['age-time-and-place', '47-jährige, am Samstag auf dem Oktoberfest gestürzt'],
    ['age-time-and-place', '19 yo, drowned on Sunday in the village, hypothermia'],
  ])('%s: %s', (reason, text) => {
    expect(reasons(text)).toContain(reason);
  });
});

describe('what every ward says is no warning', () => {
  it.each([
    'die einzige Option ist eine OP, oder?',
    'einziges Kind, 7 J, ALL-Rezidiv',
    'einzige Auffälligkeit: Eosinophilie',
    'das einzige, was hilft, ist Morphin',
    'only 3 mg left, the only symptom is pain',
    'Chefarzt der Neuro will Koro, ich nicht',
    'wer ist Chefarzt der Gyn?',
    'Rektor mit dem Vater am Telefon',
    'Streckung bis zum Anschlag frei',
    'seltene Erkrankung, Therapie?',
    'der Präsident der Fachgesellschaft empfiehlt 6 Wochen',
    'Bishop 4, Einleitung mit Ballon?',
    '64-jähriger Patient, seit gestern Fieber',
    '52-Jähriger beim Joggen kollabiert',
    'Landwirt mit Ikterus, Leptospirose?',
    'Marathonläufer mit Hyponatriämie',
    'Morbus Fabry, Enzymersatz alle 2 Wochen',
    'Creutzfeldt-Jakob? 14-3-3 positiv',
    'Explosionstrauma rechtes Ohr',
    'Anschlag am Knie bei 10°',
    'stade IV, progression',
    'pompe à perfusion défectueuse',
    'Inselzelltransplantation, C-Peptid 0,2',
    'seit Ostern Husten, 45 J',
    'governance of the trial is unclear',
  ])('%s', (text) => {
    expect(reasons(text)).toEqual([]);
  });
});

describe('saying it less exactly', () => {
  it('names the words and what will stand for them, and leaves the disease as it is', () => {
    expect(shown('Creutzfeldt-Jakob aus kleinem Dorf').map(({ words, becomes }) => [words, becomes])).toEqual([
      ['Creutzfeldt-Jakob', null],
      ['Dorf', '[Ort]'],
    ]);
  });

  it('makes an exact age a decade, and leaves a child in its band', () => {
    expect(shown('47-jährige, am Samstag beim Stadtlauf')[0]?.becomes).toBe('40-49-jährige');
    expect(shown('7-Jähriger, am Samstag beim Stadtlauf')[0]?.becomes).toBe('6-11-Jähriger');
  });

  it('generalises what was chosen and nothing else, wherever the same words stand', () => {
    const text = restoreScrubbed('Falkner, 61 J; der Falkner war gestern im Stadion');
    const chosen = shown(text).filter(({ kind }) => kind === 'occupation');
    expect(chosen).toHaveLength(1);
    expect(
      generalise(
        text,
        chosen.map(({ key }) => key),
        'de',
      ),
    ).toBe('[Beruf], 61 J; der [Beruf] war gestern im Stadion');
  });

  it.each([
    'de',
    'en',
    'fr',
    'it',
  ] as const)('is clean of the warning and stays as it is in the filter (%s)', (lang) => {
    const text = restoreScrubbed('Falkner, 61 J, am Samstag beim Marathon gestürzt, war in der Presse');
    const keys = judge(text).flatMap(({ because }) => generalisations(text, because, lang).map(({ key }) => key));
    const result = scrub(new RawText(generalise(text, keys, lang)), { lang });
    expect(result.ok && result.text).toBe(generalise(text, keys, lang));
    expect(result.ok && reidentificationRisks(result.text)).toEqual([]);
  });

  it('gives a key that holds no word of the text', () => {
    for (const { key } of shown('Der einzige Patient in der Schweiz, Falkner'))
      expect(key).toMatch(/^[a-z]+-[0-9a-f]{8}$/);
  });
});
