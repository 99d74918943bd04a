import { describe, expect, it } from 'vitest';
import { read } from '../../src/match/question.ts';
import { shippedLexicon } from '../../src/match/shipped-lexicon.ts';
import { shippedReader } from '../../src/match/shipped-reader.ts';
import { entries } from '../../src/match/table.ts';

const lexicon = shippedLexicon();
const named = (text: string): readonly string[] =>
  read(text, shippedReader())
    .mentions.filter(({ weight }) => weight > 0.3)
    .map(({ concept }) => lexicon.concepts[concept]?.id ?? '');

describe('the shipped lexicon', () => {
  it('names every concept and specialty once, each with an owner that exists, unless every field uses it', () => {
    const ids = lexicon.concepts.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(lexicon.concepts.filter(({ owners }) => owners.length === 0).map(({ id }) => id)).toEqual([
      'status-post',
      'suspected',
      'differential-diagnosis',
      'medical-history',
      'artificial-intelligence',
      'contraindication',
    ]);
  });

  it('knows only parents and neighbours that are specialties themselves', () => {
    const { taxonomy } = lexicon;
    for (const { id, row } of taxonomy.specialties) {
      for (const other of [...entries(row['parents'], ' '), ...entries(row['neighbours'], ' ')])
        expect(taxonomy.indexOf(other), `${id}: ${other}`).toBeDefined();
    }
    expect(taxonomy.specialties.length).toBeGreaterThanOrEqual(90);
  });

  it('has a name in all four languages for every specialty', () => {
    for (const { id, row } of lexicon.taxonomy.specialties)
      for (const language of ['de', 'en', 'fr', 'it']) expect(row[language], `${id} ${language}`).not.toBe('');
  });
});

describe('concept linking', () => {
  it.each([
    ['Vorhofflimmern', 'VHF', 'atrial fibrillation', 'fibrillation auriculaire', 'fibrillazione atriale'],
    ['Leberzirrhose', 'cirrhosis', 'cirrhose', 'cirrosi'],
    ['Schlaganfall', 'stroke', 'AVC', 'ictus', 'Hirnschlag'],
  ])('finds the same concept in every language: %s', (...forms) => {
    const [first, ...others] = forms.map(named);
    for (const other of others) expect(other.filter((id) => first?.includes(id))).not.toEqual([]);
  });

  it('takes compounds apart and forgives one typing fault', () => {
    expect(named('Nierenfunktionsverschlechterung')).toContain('chronic-kidney-disease');
    expect(named('Lungenentzündnug')).toContain('pneumonia');
  });

  it.each([
    ['Hämochromatose', 'Haemochromatose', 'haemochromatosis'],
    ['Nierenbeckenentzündung', 'Nierenbeckenentzuendung', 'pyelonephritis'],
    ['hépatite auto-immune', 'hepatite autoimmune', 'autoimmune-hepatitis'],
  ])('finds %s in any spelling of its letters: %s', (one, other, concept) => {
    expect(named(one)).toContain(concept);
    expect(named(other)).toContain(concept);
  });

  it.each([
    ['Vorhofflimmernablation', 'atrial-fibrillation', 'ablation'],
    ['Sondennahrungsunverträglichkeit', 'enteral-nutrition'],
    ['Leberzellkarzinomtherapie', 'liver-tumour'],
  ])('takes %s apart', (compound, ...concepts) => {
    expect(named(compound)).toEqual(expect.arrayContaining(concepts));
  });

  it.each([
    [
      'MS',
      'Schub unter Ocrelizumab',
      'multiple-sclerosis',
      'Mitralklappe verkalkt, Öffnungsfläche 1,2 cm2',
      'mitral-stenosis',
    ],
    ['PE', 'Dyspnoe, D-Dimer hoch', 'pulmonary-embolism', 'SSW 32, Proteinurie', 'high-risk-pregnancy'],
    ['HF', 'EF 25 %, NYHA III', 'heart-failure', '140 bpm, Puls unregelmässig', 'tachycardia'],
    [
      'SAB',
      'Aneurysma, Vasospasmus',
      'subarachnoid-haemorrhage',
      'MSSA in der Blutkultur',
      'staphylococcus-aureus-bacteraemia',
    ],
    ['RA', 'MTX, Gelenke geschwollen', 'rheumatoid-arthritis', 'Block, Spinale', 'regional-anaesthesia'],
    [
      'AI',
      'Aortenklappe, Echo',
      'aortic-regurgitation',
      'Mamma-Ca, postmenopausal',
      'hormone-receptor-positive-breast-cancer',
    ],
    ['ICP', 'Hirndruck, EVD', 'raised-intracranial-pressure', 'Kind mit Spastik', 'cerebral-palsy'],
    [
      'GBS',
      'Parese, Reflexe weg',
      'guillain-barre-syndrome',
      'Abstrich in der Schwangerschaft',
      'group-b-streptococcus',
    ],
    ['TB', 'Sputum, Rifampicin', 'pulmonary-tuberculosis', 'Staging, Mittwoch im Board', 'tumour-board'],
    ['HE', 'Zirrhose, Lactulose', 'hepatic-encephalopathy', 'Uterus myomatosus, Blutung', 'hysterectomy'],
    ['CBD', 'dilated duct, bilirubin', 'choledocholithiasis', 'Dravet, Anfälle', 'cannabidiol'],
    ['HPS', 'Zirrhose, Platypnoe', 'hepatopulmonary-syndrome', 'Säugling, Erbrechen', 'hypertrophic-pyloric-stenosis'],
    ['PVL', 'nach TAVI, Hämolyse', 'paravalvular-leak', 'Frühgeborenes, Gehirn', 'intraventricular-haemorrhage'],
    ['MPS', 'Ischämie, Belastung', 'myocardial-perfusion-scan', 'Hurler, Enzymersatz', 'mucopolysaccharidosis'],
    ['PCN', 'rash, cephalosporin', 'penicillin-allergy', 'obstructed, stone', 'percutaneous-nephrostomy'],
    [
      'PTC',
      'Schilddrüse, Bethesda VI',
      'papillary-thyroid-cancer',
      'Papillenödem',
      'idiopathic-intracranial-hypertension',
    ],
    ['OH', 'Schellong, Midodrin', 'orthostatic-hypotension', 'sevrage, cirrhose', 'alcohol-use-disorder'],
    ['MRE', 'Kolonisation, Isolation', 'resistant-bacteria', 'Crohn, Dünndarm', 'mr-enterography'],
    ['EKT', 'Katatonie, Depression', 'electroconvulsive-therapy', 'Kontaktallergie, Nickel', 'patch-test'],
  ])('reads %s by what stands around it', (short, here, one, there, other) => {
    const likeliest = (around: string): string | undefined =>
      read(`${short}: ${around}`, shippedReader())
        .mentions.filter(({ from }) => from === 0)
        .toSorted((a, b) => b.weight - a.weight)
        .map(({ concept }) => lexicon.concepts[concept]?.id)[0];
    expect(likeliest(here)).toBe(one);
    expect(likeliest(there)).toBe(other);
  });

  it('knows abbreviations as typed in a chat', () => {
    expect(named('St.p. NSTEMI, VHF unter DOAK')).toEqual(
      expect.arrayContaining([
        'status-post',
        'non-st-elevation-myocardial-infarction',
        'atrial-fibrillation',
        'direct-oral-anticoagulants',
      ]),
    );
    expect(named('HI NYHA III, NINS, CAP')).toEqual(
      expect.arrayContaining(['heart-failure', 'chronic-kidney-disease', 'community-acquired-pneumonia']),
    );
    expect(named('pas de fièvre, mais il est fatigué')).not.toContain('placenta-praevia');
  });

  it('does not take a small word for a word of another language', () => {
    expect(named('Das kann auch etwas anderes sein, rein aus Interesse')).toEqual([]);
    expect(named('What kind of coffee is this?')).toEqual([]);
  });
});
