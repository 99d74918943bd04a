import { describe, expect, it } from 'vitest';
import { read } from '../../src/match/question.ts';
import { shippedLexicon } from '../../src/match/shipped-lexicon.ts';
import { shippedReader } from '../../src/match/shipped-reader.ts';

/** What an abbreviation is most likely to mean in a text. */
function meaningOf(short: string, text: string): string {
  const { tokens, mentions } = read(text, shippedReader());
  const named = mentions.filter(({ from, to }) => to === from + 1 && tokens[from]?.surface === short);
  const [likeliest] = named.toSorted((a, b) => b.weight - a.weight);
  return shippedLexicon().concepts[likeliest?.concept ?? -1]?.id ?? 'nothing';
}

describe('an abbreviation with several meanings', () => {
  it.each([
    ['MS', 'MS, neuer Schub unter Ocrelizumab', 'multiple-sclerosis'],
    ['MS', 'Vitium: MS mit Öffnungsfläche 1,1 cm2', 'mitral-stenosis'],
    ['MS', 'MS 10 mg alle 4 h bei Tumorschmerzen', 'morphine'],
    ['MS', 'MS 10 mg', 'morphine'],
    ['MS', 'MALDI-TOF MS im Labor, Probe?', 'mass-spectrometry'],
    ['PE', 'Dyspnoe, PE im CT', 'pulmonary-embolism'],
    ['PE', 'Probeexzision (PE) der Haut am Unterarm, Histologie?', 'skin-biopsy'],
    ['PE', 'SSW 32, PE mit Proteinurie', 'high-risk-pregnancy'],
    ['PE', 'PE rechts, punktieren oder Drainage?', 'pleura'],
    ['PE', 'PE nach Perikarditis, Tamponade?', 'pericardial-effusion'],
    ['HF', 'HF 140, RR 90/60', 'tachycardia'],
    ['HF', 'decompensated HF, EF 20%', 'heart-failure'],
    ['HF', '85 jährig, Sturz, HF links, Endoprothese?', 'femoral-neck-fracture'],
    ['CF', 'CF, Pseudomonas im Sputum, Kaftrio', 'cystic-fibrosis'],
    ['CF', 'visual acuity CF in the left eye', 'visual-acuity-testing'],
    ['RA', 'RA unter MTX, DAS28 4,8', 'rheumatoid-arthritis'],
    ['RA', 'RA oder Vollnarkose? Plexus axillär', 'regional-anaesthesia'],
    ['RA', 'Echo: RA dilatiert, RV normal', 'right-atrium'],
    ['RA', 'SpO2 88% on RA', 'hypoxaemia'],
    ['AI', 'schwere AI, LVEDD 68 mm, Klappe', 'aortic-regurgitation'],
    ['AI', 'AI with low cortisol after steroids, hydrocortisone dose?', 'adrenal-insufficiency'],
    ['AI', 'Mammakarzinom, AI statt Tamoxifen, Arthralgien', 'hormone-receptor-positive-breast-cancer'],
    ['AI', 'AI software with an algorithm for triage', 'artificial-intelligence'],
    ['PCP', 'HIV, CD4 80, PCP, Cotrimoxazol', 'pneumocystis-pneumonia'],
    ['PCP', 'agitated, drug screen positive for PCP', 'phencyclidine'],
    ['PCP', 'follow up with PCP after discharge', 'primary-care-physician'],
    ['AS', 'AS, TAVI bei Vmax 4,5 m/s', 'aortic-stenosis'],
    ['AS', 'AS mit HLA-B27, BASDAI 6', 'axial-spondyloarthritis'],
    ['CP', 'CP with spasticity, baclofen, GMFCS 4', 'cerebral-palsy'],
    ['CP', 'CP mit Alkohol, Lipase erhöht, Pankreas verkalkt', 'chronic-pancreatitis'],
    ['CP', 'exertional CP radiating to the arm, troponin normal', 'thoracic-pain-emergency'],
    ['MI', 'MI, Troponin hoch, PCI?', 'acute-coronary-syndrome'],
    ['MI', 'schwere MI, MitraClip an der Klappe?', 'mitral-regurgitation'],
    ['NSE', 'NSE 90 nach Reanimation, Prognose?', 'hypoxic-brain-injury'],
    ['NSE', 'NSE hoch, Tumor der Lunge, SCLC?', 'tumour-markers'],
    ['HWI', 'HWI, Fosfomycin?', 'cystitis'],
    ['HWI', 'HWI mit Troponin und EKG', 'st-elevation-myocardial-infarction'],
    ['SHT', 'SHT, GCS 9, CT', 'severe-traumatic-brain-injury'],
    ['BS', 'BS L5/S1 mit Vorfall im MRT', 'lumbar-disc-herniation'],
    ['BS', 'fasting BS 14 mmol on insulin', 'hyperglycaemia'],
    ['PCA', 'PCA Pumpe, Bolus', 'acute-postoperative-pain'],
    ['ICP', 'ICP 30, EVD', 'raised-intracranial-pressure'],
    ['ICP', 'ICP: Gallensäuren 60, Juckreiz, Schwangerschaft', 'intrahepatic-cholestasis-of-pregnancy'],
    ['DM', 'DM Typ 2, HbA1c 9', 'diabetes'],
    ['DM', 'DM mit Gottron, heliotrop, CK hoch', 'polymyositis'],
    ['CI', 'CI 1,6 unter Dobutamin, PiCCO', 'cardiogenic-shock'],
    ['CI', 'CI nach Ertaubung, Sprachprozessor defekt', 'hearing-aid'],
    ['CI', 'CI absolue à la thrombolyse ?', 'contraindication'],
    ['ES', 'ES im Holter, Betablocker', 'arrhythmia'],
    ['ES', 'ES, VIDE Chemo, EWSR1', 'osteosarcoma'],
    ['EP', 'EP à l’angioscanner, D-dimères élevés', 'pulmonary-embolism'],
    ['EP', 'EP tubal, hCG 3000', 'ectopic-pregnancy'],
    ['PD', 'PD, Levodopa, Tremor', 'parkinsons-disease'],
    ['PD', 'PD, Dialyse mit trübem Beutel', 'peritoneal-dialysis'],
    ['PD', 'borderline PD, DBT', 'borderline-personality-disorder'],
    ['TEP', 'TEP der Hüfte mit Lockerung', 'arthroplasty'],
    ['TEP', 'TEP aiguë, dyspnée, héparine', 'pulmonary-embolism'],
    ['TEP', 'TEP, dispnea, eparina', 'pulmonary-embolism'],
    ['SEP', 'SEP, poussée sous natalizumab', 'multiple-sclerosis'],
    ['SEP', 'SEP nach Reanimation: N20 fehlt, Medianus', 'somatosensory-evoked-potentials'],
    ['PA', 'PA 180/100 mmHg sous amlodipine', 'hypertension'],
    ['PA', 'PA, Aldosteron hoch, Renin tief, ARQ', 'primary-aldosteronism'],
    ['IC', 'IC à FEVG 25 %, diurétique', 'heart-failure'],
    ['LE', 'LE im CT, DOAK', 'pulmonary-embolism'],
    ['LE', 'LE der Haut, ANA positiv, Hydroxychloroquin', 'systemic-lupus-erythematosus'],
  ])('%s in "%s" is %s', (short, text, meaning) => {
    expect(meaningOf(short, text)).toBe(meaning);
  });

  it.each([
    ['TIA', 'transient-ischaemic-attack'],
    ['CTS', 'hand'],
    ['ARDS', 'acute-respiratory-distress-syndrome'],
    ['TSH', 'hypothyroidism'],
    ['GCS', 'coma'],
    ['BPCO', 'copd'],
    ['IMA', 'acute-coronary-syndrome'],
    ['IRC', 'chronic-kidney-disease'],
    ['IE', 'endocarditis'],
  ])('%s means %s without a word beside it', (short, meaning) => {
    expect(meaningOf(short, `${short} bei 70-jährigem Patienten`)).toBe(meaning);
  });
});

describe('words that are spelt nearly alike', () => {
  it.each([
    ['tetany', 'hypocalcaemia'],
    ['Tetanie', 'hypocalcaemia'],
    ['tetanus', 'tetanus'],
    ['chancre', 'sexually-transmitted'],
    ['cancro', 'cancer'],
    ['zinc', 'zinc-deficiency'],
    ['Zink', 'zinc-deficiency'],
    ['Quincke', 'angioedema'],
    ['Rigor', 'rigidity'],
    ['rigors', 'fever'],
  ])('"%s" is %s', (word, concept) => {
    expect(meaningOf(word, word)).toBe(concept);
  });
});
