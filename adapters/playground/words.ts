import type { Language } from '../../src/chat/port.ts';

/** What the page itself says; everything else comes from Konsil's cards and forms. */
export interface Words {
  readonly title: string;
  readonly skip: string;
  readonly people: string;
  readonly morePeople: (count: number) => string;
  readonly invented: string;
  readonly places: string;
  readonly home: string;
  readonly conversationWith: (names: string) => string;
  readonly unread: (count: number) => string;
  readonly noHome: string;
  readonly noMessages: string;
  readonly noWords: string;
  readonly onlyHere: string;
  readonly left: string;
  readonly ask: string;
  readonly askHint: string;
  readonly write: string;
  readonly send: string;
  readonly say: string;
  readonly sayHint: string;
  readonly attach: string;
  readonly attachHint: string;
  readonly typedToo: (words: string) => string;
  readonly ended: string;
  readonly important: string;
  readonly copy: string;
  readonly copied: string;
  readonly optional: string;
  readonly more: string;
  readonly nothingChosen: string;
  readonly again: string;
  readonly checkFields: string;
  readonly error: string;
  readonly removed: string;
  readonly removedFrom: (label: string) => string;
  readonly keep: (placeholder: string, label: string) => string;
  readonly keepHint: string;
  readonly cannotKeep: string;
  readonly clock: string;
  readonly clockHint: string;
  readonly steps: Readonly<Record<Step, string>>;
  readonly said: Readonly<Record<Notice, string>>;
  readonly offline: string;
  readonly notSent: string;
  readonly notFound: string;
  readonly back: string;
}

/** How far the clock may be moved at once, in minutes. */
export const steps = [10, 60, 480, 1440, 10_080, 60_480] as const;
export type Step = (typeof steps)[number];

/** What came of an act, told in the status line. */
export const notices = ['sent', 'at-home', 'closed', 'moved', 'not-stored', 'not-open', 'draft-only'] as const;
export type Notice = (typeof notices)[number];

const de: Words = {
  title: 'zum Ausprobieren',
  skip: 'Zum Inhalt springen',
  people: 'Wer möchten Sie sein?',
  morePeople: (count) => `Weitere Personen (${count})`,
  invented: 'Alle Personen sind erfunden. Bitte keine echten Patientendaten eingeben.',
  places: 'Bereiche',
  home: 'Übersicht',
  conversationWith: (names) => `Gespräch: ${names}`,
  unread: (count) => (count === 1 ? '1 ungelesene Nachricht' : `${count} ungelesene Nachrichten`),
  noHome: 'Noch nichts offen. Stellen Sie eine Frage, dann steht hier, wie es um sie steht.',
  noMessages:
    'Noch keine Nachrichten. Stellen Sie unten eine Frage. Was jemanden erkennen lässt, wird entfernt und Ihnen gezeigt, bevor es weitergeht.',
  noWords: 'Noch nichts geschrieben.',
  onlyHere:
    'Hier schreiben Sie frei miteinander; Konsil liest nur seine eigenen Schaltflächen. Was Sie hier schreiben, wird nicht gespeichert und ist nach einem Neustart weg.',
  left: 'Konsil hat dieses Gespräch verlassen.',
  ask: 'Frage stellen',
  askHint: 'Namen, Daten und Nummern werden entfernt, bevor etwas gespeichert wird; Sie sehen es und bestätigen.',
  write: 'Frage oder Nachricht an Konsil',
  send: 'Senden',
  say: 'Nachricht an alle hier',
  sayHint: 'Konsil liest nicht mit.',
  attach: 'Datei anhängen',
  attachHint: 'Konsil nimmt keine Dateien an; die Datei wird nicht gelesen.',
  typedToo: (words) => `Tippen geht auch: ${words}`,
  ended: 'Erledigt',
  important: 'Wichtig',
  copy: 'Kopieren',
  copied: 'Kopiert.',
  optional: 'optional',
  more: 'Mehr angeben (freiwillig)',
  nothingChosen: 'keine Angabe',
  again: 'Der Filter hat noch etwas entfernt. Bitte prüfen Sie den Text noch einmal, bevor er weitergeht.',
  checkFields: 'Bitte prüfen Sie diese Angaben',
  error: 'Fehler',
  removed: 'entfernt',
  removedFrom: (label) => `So wird es weitergegeben (${label})`,
  keep: (placeholder, label) => `${placeholder} (${label}) behalten`,
  keepHint: 'War das kein Hinweis auf eine Person? Dann behalten Sie es.',
  cannotKeep: 'bleibt entfernt',
  clock: 'Uhr',
  clockHint: 'Vorstellen, um Erinnerungen und Fristen zu sehen.',
  steps: { 10: '+10 Min.', 60: '+1 Std.', 480: '+8 Std.', 1440: '+1 Tag', 10080: '+7 Tage', 60480: '+42 Tage' },
  said: {
    sent: 'Angekommen.',
    'at-home': 'Das steht unter „Übersicht“: offene Fragen, was auf Sie wartet, Ihr Profil und Ihre Pause.',
    closed: 'Formular geschlossen. Nichts wurde gesendet.',
    moved: 'Uhr vorgestellt.',
    'not-stored':
      'Konsil konnte das gerade nicht speichern. Ihr Text steht noch da; bitte senden Sie ihn gleich noch einmal.',
    'not-open': 'Das geht gerade nicht: Es ist nicht mehr offen, oder Konsil kann es gerade nicht lesen.',
    'draft-only': 'Der Entwurf ist noch nicht gespeichert. Ihr Text steht im Formular; senden Sie es wie gewohnt ab.',
  },
  offline:
    'Konsil ist gerade nicht erreichbar. Ihr Text bleibt hier stehen; die Seite verbindet sich von selbst wieder.',
  notSent: 'Das kam nicht an. Ihr Text steht noch da; bitte senden Sie ihn noch einmal.',
  notFound: 'Diese Seite gibt es nicht.',
  back: 'Zum Anfang',
};

const en: Words = {
  title: 'playground',
  skip: 'Skip to content',
  people: 'Who would you like to be?',
  morePeople: (count) => `More people (${count})`,
  invented: 'Everyone here is invented. Please do not enter real patient data.',
  places: 'Areas',
  home: 'Overview',
  conversationWith: (names) => `Conversation: ${names}`,
  unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
  noHome: 'Nothing open yet. Ask a question and you will see here how it stands.',
  noMessages:
    'No messages yet. Ask a question below. Whatever could identify someone is removed and shown to you before it goes any further.',
  noWords: 'Nothing written yet.',
  onlyHere:
    'Here you write freely to each other; Konsil reads its own buttons only. What you write here is not stored and is gone after a restart.',
  left: 'Konsil has left this conversation.',
  ask: 'Ask a question',
  askHint: 'Names, dates and numbers are removed before anything is stored; you see it and confirm.',
  write: 'Question or message to Konsil',
  send: 'Send',
  say: 'Message to everyone here',
  sayHint: 'Konsil does not read along.',
  attach: 'Attach a file',
  attachHint: 'Konsil takes no files; the file is not read.',
  typedToo: (words) => `You may type instead: ${words}`,
  ended: 'Done',
  important: 'Important',
  copy: 'Copy',
  copied: 'Copied.',
  optional: 'optional',
  more: 'Say more (optional)',
  nothingChosen: 'not stated',
  again: 'The filter removed something more. Please check the text once more before it goes any further.',
  checkFields: 'Please check these entries',
  error: 'Error',
  removed: 'removed',
  removedFrom: (label) => `This is what goes on (${label})`,
  keep: (placeholder, label) => `Keep ${placeholder} (${label})`,
  keepHint: 'Did this not point to a person? Then keep it.',
  cannotKeep: 'stays removed',
  clock: 'Clock',
  clockHint: 'Move it forward to see reminders and deadlines.',
  steps: { 10: '+10 min', 60: '+1 h', 480: '+8 h', 1440: '+1 day', 10080: '+7 days', 60480: '+42 days' },
  said: {
    sent: 'Received.',
    'at-home': 'That is under “Overview”: open questions, what waits for you, your profile and breaks.',
    closed: 'Form closed. Nothing was sent.',
    moved: 'Clock moved.',
    'not-stored': 'Konsil could not store this just now. Your text is still here; please send it again in a moment.',
    'not-open': 'Not possible just now: it is no longer open, or Konsil cannot read it at the moment.',
    'draft-only': 'The draft is not stored yet. Your text is in the form; send it as usual.',
  },
  offline: 'Konsil cannot be reached just now. Your text stays here; the page reconnects by itself.',
  notSent: 'That did not arrive. Your text is still here; please send it again.',
  notFound: 'There is no such page.',
  back: 'Back to the start',
};

export const words: Readonly<Record<Language, Words>> = { de, en };
