import type { Language } from '../../src/chat/port.ts';

/** What the adapter itself says; everything else comes from Konsil's cards and forms. */
export interface Words {
  readonly important: string;
  readonly ended: string;
  readonly removed: string;
  readonly keepHint: (placeholders: string) => string;
  readonly noAnswerYet: string;
  readonly asYouWrote: string;
  readonly required: string;
  readonly choose: string;
  readonly chooseSeveral: string;
  readonly choosePerson: (more: number) => string;
  readonly chooseDate: string;
  readonly writeAnswer: string;
  readonly stepHint: (optional: boolean) => string;
  readonly summaryHint: (submit: string, more: boolean) => string;
  readonly typeHint: string;
  readonly notUnderstood: string;
  readonly nobodyFound: string;
  readonly severalFound: string;
  readonly sent: string;
  readonly cancelled: string;
  readonly notStored: string;
  readonly notOpen: string;
  readonly movedToDirect: string;
  readonly pleaseRemove: string;
  readonly lineRemoved: string;
  readonly cannotReach: string;
  readonly unreadable: string;
  readonly lostWords: string;
  readonly directName: string;
  readonly conversationName: string;
}

/** What is said without anything to fill in. */
export type Sentence = {
  [Name in keyof Words]: Words[Name] extends string ? Name : never;
}[keyof Words];

const de: Words = {
  important: 'Wichtig',
  ended: 'Erledigt',
  removed: 'entfernt',
  keepHint: (placeholders) =>
    `War das kein Hinweis auf eine Person? Schreiben Sie „behalten“ und den Platzhalter: ${placeholders}`,
  noAnswerYet: '–',
  asYouWrote: 'wie von Ihnen geschrieben; wird beim Senden gefiltert',
  required: 'nötig',
  choose: 'Bitte antworten Sie mit der Zahl.',
  chooseSeveral: 'Bitte antworten Sie mit den Zahlen, zum Beispiel „1 2“.',
  choosePerson: (more) =>
    more > 0
      ? `Bitte antworten Sie mit der Zahl oder einem Teil des Namens (${more} weitere).`
      : 'Bitte antworten Sie mit der Zahl oder einem Teil des Namens.',
  chooseDate: 'Bitte antworten Sie mit einem Datum, zum Beispiel 31.12.2027.',
  writeAnswer: 'Bitte schreiben Sie es als nächste Nachricht.',
  stepHint: (optional) => `${optional ? '„überspringen“ · ' : ''}„zurück“ · „abbrechen“`,
  summaryHint: (submit, more) =>
    `„senden“ = ${submit} · eine Zahl = ändern${more ? ' · „mehr“ = weitere Angaben' : ''} · „abbrechen“`,
  typeHint: 'Antworten Sie mit der Zahl, dem Wort oder dem Zeichen darunter.',
  notUnderstood: 'Das habe ich nicht verstanden.',
  nobodyFound: 'Unter diesem Namen finde ich niemanden.',
  severalFound: 'Das passt auf mehrere:',
  sent: 'Abgeschickt.',
  cancelled: 'Abgebrochen. Es wurde nichts gesendet.',
  notStored: 'Konsil konnte das gerade nicht speichern. Bitte senden Sie es gleich noch einmal.',
  notOpen: 'Das geht gerade nicht: Es ist nicht mehr offen, oder Konsil kann es gerade nicht lesen.',
  movedToDirect: 'Ich habe Ihnen direkt geschrieben; dort geht es weiter.',
  pleaseRemove:
    'Ihre Zeile enthielt Angaben, die jemanden erkennen lassen könnten. Alle hier haben sie gesehen. Bitte löschen Sie die Nachricht.',
  lineRemoved:
    'Ihre Zeile enthielt Angaben, die jemanden erkennen lassen könnten. Ich habe sie hier entfernt; wer schon gelesen hat, hat sie gesehen.',
  cannotReach:
    'Ich kann Ihnen nicht direkt schreiben. Bitte lassen Sie Einladungen von mir zu, oder schreiben Sie mir selbst.',
  unreadable:
    'Ich kann Ihre Nachricht nicht entschlüsseln. Sobald der Schlüssel eintrifft, lese ich sie nach. Wenn es eilt, telefonieren Sie bitte oder schreiben Sie sie noch einmal.',
  lostWords: 'Eine Ihrer Antworten ist nicht mehr lesbar. Bitte schreiben Sie sie noch einmal.',
  directName: 'Konsil',
  conversationName: 'Konsil: Gespräch',
};

const en: Words = {
  important: 'Important',
  ended: 'Done',
  removed: 'removed',
  keepHint: (placeholders) => `Was that no hint at a person? Write “keep” and the placeholder: ${placeholders}`,
  noAnswerYet: '–',
  asYouWrote: 'as you wrote it; filtered when you send',
  required: 'needed',
  choose: 'Please answer with the number.',
  chooseSeveral: 'Please answer with the numbers, for example “1 2”.',
  choosePerson: (more) =>
    more > 0
      ? `Please answer with the number or part of the name (${more} more).`
      : 'Please answer with the number or part of the name.',
  chooseDate: 'Please answer with a date, for example 2027-12-31.',
  writeAnswer: 'Please write it as your next message.',
  stepHint: (optional) => `${optional ? '“skip” · ' : ''}“back” · “cancel”`,
  summaryHint: (submit, more) =>
    `“send” = ${submit} · a number = change${more ? ' · “more” = further details' : ''} · “cancel”`,
  typeHint: 'Answer with the number, the word, or the sign below.',
  notUnderstood: 'I did not understand that.',
  nobodyFound: 'I find nobody of that name.',
  severalFound: 'That fits several people:',
  sent: 'Sent.',
  cancelled: 'Cancelled. Nothing was sent.',
  notStored: 'Konsil could not store this just now. Please send it once more in a moment.',
  notOpen: 'This is not possible just now: it is no longer open, or Konsil cannot read it at the moment.',
  movedToDirect: 'I have written to you directly; please go on there.',
  pleaseRemove:
    'Your line held details that could identify someone. Everyone here has seen it. Please remove the message.',
  lineRemoved:
    'Your line held details that could identify someone. I have removed it here; whoever has read it already has seen it.',
  cannotReach: 'I cannot write to you directly. Please allow invites from me, or write to me yourself.',
  unreadable:
    'I cannot decrypt your message. As soon as its key arrives I will read it. If it is urgent, please phone, or write it again.',
  lostWords: 'One of your answers can no longer be read. Please write it again.',
  directName: 'Konsil',
  conversationName: 'Konsil: conversation',
};

export const words: Readonly<Record<Language, Words>> = { de, en };
