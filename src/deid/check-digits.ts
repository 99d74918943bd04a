/** Three-valued: `unknown` for a type nobody knows or a number without a check digit. */
export type Verdict = 'valid' | 'invalid' | 'unknown';

const digitsOf = (text: string): readonly number[] => Array.from(text, Number);
const at = (numbers: readonly number[], index: number): number => Number(numbers[index]);
const crossSum = (number: number): number => Math.floor(number / 10) + (number % 10);

function weighted(
  numbers: readonly number[],
  weights: readonly number[],
  reduce: (product: number) => number = (product) => product,
): number {
  return weights.reduce((sum, weight, index) => sum + reduce(weight * at(numbers, index)), 0);
}

/** Remainder of a number too long for a double, digit by digit. */
function remainder(digits: string, modulus: number): number {
  return digitsOf(digits).reduce((rest, digit) => (rest * 10 + digit) % modulus, 0);
}

/** EAN-13: weights 1 and 3 in turn, total a multiple of ten. */
function ean13(value: string): boolean {
  return /^\d{13}$/.test(value) && weighted(digitsOf(value), [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

function luhn(value: string): boolean {
  const total = digitsOf(value)
    .toReversed()
    .reduce((sum, digit, index) => sum + (index % 2 ? crossSum(digit * 2) : digit), 0);
  return total % 10 === 0;
}

/** German health insurance number, § 290 SGB V: letter as two digits, weights 1 and 2, cross sums, mod 10. */
function kvnr(value: string): boolean {
  if (!/^[A-Z]\d{9}$/.test(value)) return false;
  const letter = String(value.charCodeAt(0) - 64).padStart(2, '0');
  const numbers = digitsOf(letter + value.slice(1, 9));
  return weighted(numbers, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2], crossSum) % 10 === Number(value[9]);
}

/** German pension insurance number, § 147 SGB VI and VKVV § 4; day may be raised by 50. */
function rvnr(value: string): boolean {
  const parts = /^(\d{2})(\d{2})(\d{2})\d{2}([A-Z])\d{2}(\d)$/.exec(value);
  if (!parts) return false;
  const day = Number(parts[2]) % 50;
  const month = Number(parts[3]);
  if (day < 1 || day > 31 || Number(parts[2]) > 81 || month < 1 || month > 12) return false;
  const letter = String(value.charCodeAt(8) - 64).padStart(2, '0');
  const numbers = digitsOf(value.slice(0, 8) + letter + value.slice(9, 11));
  return weighted(numbers, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1], crossSum) % 10 === Number(parts[5]);
}

/** ISO 7064 mod 11,10. */
function mod1110(value: string): boolean {
  let product = 10;
  for (const digit of digitsOf(value.slice(0, -1))) product = (((digit + product) % 10 || 10) * 2) % 11;
  return (11 - product) % 10 === Number(value.at(-1));
}

/** German tax number: of the first ten digits one comes two or three times, the others once at most. */
function steuerId(value: string): boolean {
  if (!/^[1-9]\d{10}$/.test(value)) return false;
  const counts = new Map<string, number>();
  for (const digit of value.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length === 1 && repeated.every((count) => count <= 3) && mod1110(value);
}

/** German doctor's number: six digits, weights 4 and 9, the seventh completes to ten; two for the speciality. */
function lanr(value: string): boolean {
  if (!/^\d{9}$/.test(value)) return false;
  return (10 - (weighted(digitsOf(value), [4, 9, 4, 9, 4, 9]) % 10)) % 10 === Number(value[6]);
}

/** ICAO 9303: letters from ten on, weights 7, 3, 1. */
function icao(value: string): boolean {
  const numbers = Array.from(value.slice(0, -1), (char) => parseInt(char, 36));
  const sum = numbers.reduce((total, number, index) => total + number * at([7, 3, 1], index % 3), 0);
  return sum % 10 === Number(value.at(-1));
}

/** German identity card: ten characters at most, no vowels and none that look like digits. */
function personalausweis(value: string): boolean {
  return /^(?:[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{7}|T\d{8})\d$/.test(value) && icao(value);
}

/** Austrian social insurance number: weights 3 7 9 _ 5 8 4 2 1 6, mod 11 is the fourth digit; month may pass 12. */
function svnr(value: string): boolean {
  if (!/^[1-9]\d{9}$/.test(value)) return false;
  const day = Number(value.slice(4, 6));
  return (
    day >= 1 &&
    day <= 31 &&
    Number(value.slice(6, 8)) >= 1 &&
    weighted(digitsOf(value), [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === Number(value[3])
  );
}

/** NHS number: weights 10 to 2, eleven minus the rest; ten is never given out. */
function nhs(value: string): boolean {
  if (!/^\d{10}$/.test(value)) return false;
  return (11 - (weighted(digitsOf(value), [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(value[9]);
}

const SSN_GROUPS = /^\d{3}[- ]?\d{2}[- ]?\d{4}$/;
const SSN_IN_ADVERTS = ['078051120', '219099999', '457555462'];

/** US social security number: no check digit, only areas, groups and serials never given out. */
function ssn(value: string): boolean {
  return /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(value) && !SSN_IN_ADVERTS.includes(value);
}

/** French social security number: 97 minus the rest by 97; Corsica's 2A and 2B count as 19 and 18. */
function nir(value: string): boolean {
  if (!/^[12378]\d{4}(?:\d{2}|2[AB])\d{8}$/.test(value)) return false;
  const numeric = value.replace('2A', '19').replace('2B', '18');
  return 97 - remainder(numeric.slice(0, 13), 97) === Number(numeric.slice(13));
}

/** ISO 13616: the first four characters moved behind, letters from ten on, mod 97 is one. */
function iban(country: string, length: number): (value: string) => boolean {
  return (value) => {
    if (value.length !== length || !value.startsWith(country) || !/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(value)) return false;
    const moved = value.slice(4) + value.slice(0, 4);
    return remainder(Array.from(moved, (char) => String(parseInt(char, 36))).join(''), 97) === 1;
  };
}

/** Weights of 0 to 9 and A to Z at odd places of the Italian tax code, decree of 23 December 1976. */
const ODD_PLACE = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22,
  25, 24, 23,
];

/** Italian tax code: weights of a table at odd places, place in row or alphabet at even ones, mod 26 is the last letter. */
function codiceFiscale(value: string): boolean {
  if (!/^[A-Z]{6}[0-9A-Z]{2}[A-Z][0-9A-Z]{2}[A-Z][0-9A-Z]{3}[A-Z]$/.test(value)) return false;
  const numbers = Array.from(value.slice(0, -1), (char) => parseInt(char, 36));
  const even = (number: number) => (number < 10 ? number : number - 10);
  const sum = numbers.reduce((total, number, index) => total + (index % 2 ? even(number) : at(ODD_PLACE, number)), 0);
  return String.fromCharCode(65 + (sum % 26)) === value.at(-1);
}

/** Swiss enterprise number: weights 5 4 3 2 7 6 5 4, eleven minus the rest; ten is never given out. */
function uid(value: string): boolean {
  if (!/^CHE\d{9}$/.test(value)) return false;
  const numbers = digitsOf(value.slice(3));
  return (11 - (weighted(numbers, [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11 === at(numbers, 8);
}

const CHECKS = {
  CH_AHV: (value: string) => value.startsWith('756') && ean13(value),
  DE_KVNR: kvnr,
  DE_RVNR: rvnr,
  DE_STEUER_ID: steuerId,
  DE_LANR: lanr,
  DE_PERSONALAUSWEIS: personalausweis,
  AT_SVNR: svnr,
  UK_NHS: nhs,
  US_SSN: ssn,
  FR_NIR: nir,
  IT_CODICE_FISCALE: codiceFiscale,
  CH_UID: uid,
  IBAN_DE: iban('DE', 22),
  IBAN_CH: iban('CH', 21),
  IBAN_AT: iban('AT', 20),
  EAN13: ean13,
  LUHN16: (value: string) => /^\d{16}$/.test(value) && luhn(value),
} as const satisfies Record<string, (value: string) => boolean>;

export type NumberType = keyof typeof CHECKS;

/** The closed list of types that `checkNumber` knows. */
export const NUMBER_TYPES: readonly string[] = Object.keys(CHECKS);

export function isNumberType(type: string): type is NumberType {
  return Object.hasOwn(CHECKS, type);
}

/** Is this identifier sound in shape and check digit? Blanks, dots, hyphens and slashes between its parts do not count. */
export function checkNumber(type: string, value: string): Verdict {
  if (!isNumberType(type)) return 'unknown';
  if (type === 'US_SSN' && !SSN_GROUPS.test(value.trim())) return 'invalid';
  return CHECKS[type](value.replace(/[\s./-]/g, '').toUpperCase()) ? 'valid' : 'invalid';
}
