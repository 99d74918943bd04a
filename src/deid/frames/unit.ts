import type { Frame, Place } from '../frame.ts';
import type { Doc } from '../recogniser.ts';
import { inGroup, type Token, tokenAt } from '../token.ts';
import { groupOf } from '../word-group.ts';

const UNITS =
  /\d+(?:[.,/–-]\d+){0,3} ?(?:mg|g|kg|µg|μg|mcg|ng|pg|ml|l|dl|µl|mmol|µmol|umol|nmol|pmol|mol|mval|meq|mmHg|cmH2O|kPa|bpm|IE|I\.E\.|IU|U|E|Einheiten|Einh|units|%|‰|°|cm|mm|µm|m²|Gy|GY|Hz|kHz|mV|kV|W|J|kcal|Punkte|Punkten|Pkt|points|Tbl|Tabletten|Hub|gtt|Trpf|Tropfen|Ch|Charr|G|Zyklen|Stanzen|cores|x|Zellen|cell|cells|Tsd|Mio|min|sec|sek|s|h|ms|py|UPA|gouttes)(?![\p{L}\d])/uy;
const LAB = groupOf(
  'hb crp pct leuko leukos thrombo thrombos thrombozyten leukozyten ery na k krea crea gfr egfr ldh ck ggt ast alt got gpt bili inr ptt tsh ferritin bnp probnp troponin trop psa cea afp mcv mch mchc hba1c laktat lactate ph po2 pco2 be hco3 spo2 fio2 rr bp ta hf hr fc af nrs gcs vas ef fev1 qtc pr qrs bz glucose wbc plt plts kg iop visus tensio mmse moca d-dimer dimer anti-xa lipase amylase osm cr creat créat hgb ketones temp bmi edss cas score grad index titer trak tpo eos mpv rdw pz aptt hrst hrnsr cpk',
);
const VALUES = / ?[:=<>~]? ?[<>]? ?\d+(?:[.,]\d+)?(?:(?: ?[/–-] ?|\/)\d+(?:[.,]\d+)?){0,3}(?![\d.]*\d)/y;

function valueAt(text: string, at: number): { start: number; end: number } | undefined {
  VALUES.lastIndex = at;
  const match = VALUES.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/** What was measured, over one sign too. */
function labBefore(doc: Doc, index: number): Token | undefined {
  const before = tokenAt(doc, index - 1);
  if (inGroup(before, LAB)) return before;
  const second = tokenAt(doc, index - 2);
  return inGroup(second, LAB) ? second : undefined;
}

function find(doc: Doc, found: Place[]): void {
  for (const index of doc.numbers) {
    UNITS.lastIndex = Number(doc.tokens[index]?.start);
    const match = UNITS.exec(doc.text);
    if (match) found.push({ start: match.index, end: match.index + match[0].length });
    const lab = labBefore(doc, index);
    const value = lab && valueAt(doc.text, lab.end);
    if (value) found.push(value);
  }
}

export const unit: Frame = {
  reason: 'unit',
  about: 'A number with its unit, or behind the name of what was measured.',
  trigger: ({ longestNumber }) => longestNumber > 0,
  find,
  examples: ['Diovan 160 mg 1-0-0', 'RR 120/80', 'Thrombo 234500', 'Viani 50/500 µg', '0,12 µg/kg/min', 'PSA 0.4'],
};
