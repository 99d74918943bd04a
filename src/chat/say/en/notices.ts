import type { notices as source } from '../de/notices.ts';

export const notices: typeof source = {
  title: 'A note',
  notice: 'Konsil: a note',
  text: {
    'not-allowed': 'Only those involved in this request can do this.',
    illegal: 'This is no longer possible as the request stands.',
    stale: 'Something has changed meanwhile. Please look at the new state.',
    'already-decided': 'This is already decided. There is nothing more for you to do.',
    'already-asked': 'This person has already been asked for this request.',
    unavailable: 'This person cannot be asked at the moment. Please choose someone else.',
    'no-such-thing': 'This is no longer there. There is nothing to do.',
    'promise-missed': 'The promised reaction did not come. We are sorry; Konsil keeps looking.',
    'answer-later':
      'Your question is not forgotten: the answer will come later, and Konsil keeps track of it. If you do not want to wait, you can ask someone else.',
    'conversation-failed': 'The shared conversation could not be opened. You can reach each other through Konsil.',
    discarded: 'Your draft was discarded after a day. Nobody has seen it.',
    'profile-saved': 'Your profile is saved.',
    paused: 'Your break is set. Konsil does not ask you until it ends.',
    resumed: 'Your break has ended. Konsil may ask you again.',
    'not-an-expert': 'You do not need a break: you are not listed as an expert.',
    'language-changed': 'From now on Konsil writes to you in English.',
    'unknown-language': 'Konsil does not speak this language yet. You can write “language de” or “language en”.',
    'unknown-command': 'Konsil did not understand this. Write “help”, or ask your question in one sentence.',
    'nothing-open': 'You have no open requests.',
    privacy:
      'Konsil stores your questions, answers and messages passed on filtered only, and with them your profile and who took part in which request when. It does not store what you say to each other without Konsil. The chat platform sees what you type before we do. A filter is not anonymity: please do not name patient details. Konsil has no function for access or erasure; please turn to the coordination in person.',
    thanks: 'You are welcome. When you have another question: a single line is enough.',
    'not-yours': 'This choice is meant for someone else. Nothing has happened.',
    parked: 'Konsil could not process your last message. Nothing was sent; please try once more.',
    'pause-form': 'How long? Write “pause 2w” or “pause 3 days”, or choose “Take a break” below.',
    other: 'Something has changed.',
  },
};
