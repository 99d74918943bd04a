import fc from 'fast-check';

const PIECES = [
  'Frau ', 'hr ', 'Dr. ', 'Pat. ', 'Testmann', 'testmann', 'Müller', 'Klein', 'Koch', 'Alzheimer', 'Iris', ' hat ', ' und ', ', ', '. ', ': ', '\n', ' ', '-', '(', ')', '/',
  'geb. ', '* ', 'vom ', '3.2.2024', '1/23', '4.5.', 'März ', '2019', '95 Jahre', '91', '90+', ' mg', 'RR 120/80', 'L4/5', 'M. ', 'Morbus ', '-Index', 'Tel. ', '0171 4439 2718',
  '@ada.fake:example.org', 'a@b.de', 'https://x.example/y', '756.9217.0769.85', 'A123456780', 'Fall-Nr. ', '1234567', 'Station ', 'Zi ', '12', 'Lindenstr. 4', '73728 Esslingen',
  '[NAME_1]', '[DATE_2: Tag +3]', '[', ']', '_1]', 'Grüße\n', 'Übergabe:\n', 'GmbH', '😀', '\u200b', '\u00a0', '\u0301', '🇩🇪', '\u{e0041}', '１２３', 'ä', 'ß', "O'", "D'Angelo", 'O’Testan', 'WEIẞ', 'İ', 'İbrahim',
];

/** Texts of pieces that rules look for, in any order. */
export const clinicalText = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((parts) => parts.join(''));

/** These and texts of any characters at all. */
export const anyText = fc.oneof(clinicalText, clinicalText, fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }));
