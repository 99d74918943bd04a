/** Words that steer a form; in any language Konsil speaks. */
export type ControlWord = 'send' | 'cancel' | 'back' | 'skip' | 'more';

const WORDS: Readonly<Record<ControlWord, readonly string[]>> = {
  send: ['senden', 'absenden', 'abschicken', 'fertig', 'ja', 'ok', 'send', 'submit', 'yes', 'done', '✅'],
  cancel: ['abbrechen', 'abbruch', 'cancel', 'stop', 'stopp', '❌'],
  back: ['zurück', 'zurueck', 'back'],
  skip: ['überspringen', 'ueberspringen', 'weiter', 'skip', 'next', '-', '–'],
  more: ['mehr', 'weitere angaben', 'more', 'details'],
};

export function controlWord(typed: string, submit: string): ControlWord | null {
  const line = typed
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/u, '')
    .normalize('NFC');
  if (line === submit.trim().toLowerCase()) return 'send';
  const found = Object.entries(WORDS).find(([, words]) => words.includes(line));
  const name = found?.[0];
  return name === 'send' || name === 'cancel' || name === 'back' || name === 'skip' || name === 'more' ? name : null;
}

/** "behalten NAME_1", "keep [NAME_1]": which placeholders are no hint at a person. */
export function keptPlaceholders(typed: string): readonly string[] | null {
  const rest = /^(?:behalten|behalte|keep)[:\s]+(.+)$/isu.exec(typed.trim())?.[1];
  if (rest === undefined) return null;
  const found = rest.match(/\[?[A-Z]+(?:_[A-Z]+)*_\d+\]?/giu) ?? [];
  return found.map((one) => `[${one.replace(/[[\]]/g, '').toUpperCase()}]`);
}
