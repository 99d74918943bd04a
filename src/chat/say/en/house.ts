import type { house as source } from '../de/house.ts';

/** The role is said once, whether or not the name already holds it. */
export function inRole(name: string): string {
  return /coordination|koordination|coordinator/i.test(name) ? name : `${name} (coordination)`;
}

export const house: typeof source = {
  shortened: (shown, whole) => `[shortened: ${shown} of ${whole} characters]`,
  gone: {
    title: 'This is no longer there',
    notice: 'Konsil: a note',
    text: 'This request is no longer there. There is nothing to do.',
  },
  replaced: 'The newer message further down shows where things stand.',
  unknownPerson: 'A colleague',
  scrubRefused: {
    title: 'Nothing was sent',
    notice: 'Konsil: your text was not accepted',
    kept: 'Your text was neither stored nor passed on. The chat platform has seen it, though.',
    next: 'Please write the question without details of the patient. If no form is open, open it here.',
    nextTry: 'Please try once more. If no form is open, open it here.',
  },
  fileRefused: {
    title: 'Konsil does not take files or pictures',
    notice: 'Konsil: file not accepted',
    why: 'Konsil cannot reliably find patient details in files and pictures. The file was neither fetched nor passed on.',
    next: 'Please describe the finding in words. You can share pictures with your colleague later, in the way your house provides.',
  },
  help: {
    title: 'How Konsil helps',
    notice: 'Konsil: help',
    text: 'Ask a question; Konsil takes details of the patient out, shows you the result, and asks the right colleague only after your yes.',
    limits:
      'A filter is a filter: best not to write names, dates of birth and numbers at all. The chat platform sees what you type before we do.',
    emergency: (number) => `For emergencies, phone ${number}.`,
    noEmergencyNumber: 'For emergencies, phone.',
    commands: 'What you can write',
    items: {
      ask: 'your question: one line is enough',
      mine: 'mine: your open requests',
      profile: 'profile: your details and your weekly limit',
      pause: 'pause 2w, pause until 14 Dec, resume: take a break and end it',
      language: 'language de: auf Deutsch wechseln',
      privacy: 'privacy: what Konsil keeps',
    },
    coordinator: (name) => `Questions? ${inRole(name)}.`,
  },
  unmatched: {
    title: 'A request without a match',
    notice: 'Konsil: a request needs you',
    text: 'Konsil found nobody who surely fits. Do you know whom we could ask?',
    textFull: 'Those who surely fit are busy or away at the moment. Do you know whom we can ask?',
    textAsked: 'Those who were asked cannot, or did not answer. Do you know whom else we could ask?',
    asked: 'Asked already',
    result: {
      declined: (name) => `${name}: declined`,
      expired: (name) => `${name}: did not answer`,
      released: (name) => `${name}: had taken it on, no longer in charge`,
      undeliverable: (name) => `${name}: could not be reached`,
    },
    over: 'This request is taken care of.',
  },
  parked: {
    title: 'A message did not get through',
    notice: 'Konsil: a message did not get through',
    person: (coordinator) =>
      `Konsil could not finish something. It is not tried again by itself; ${coordinator} sees it.`,
    personAlone: (coordinator) =>
      `Konsil could not finish something. It is not tried again by itself; please turn to: ${coordinator}.`,
    coordinator:
      'A delivery was stopped after several tries. It is not tried again by itself, so that nothing arrives twice.',
    reference: 'Reference',
  },
  profile: {
    foundFor: 'You are found for',
    topics: 'Key words understood',
    nothing:
      'Konsil does not recognise a specialty in your profile yet. Name it, and write what you can be asked about.',
  },
  home: {
    notFor: 'Not for',
    open: 'My open questions',
    openNone: 'No open questions. When you have one: a single line is enough.',
    waiting: 'Waiting for me',
    waitingNone: 'Nobody is waiting for you.',
    loops: 'Answered, not yet closed',
    loopsNone: 'No answer is waiting for your word at the moment.',
    answered: 'Answered by me',
    ended: 'Closed or lapsed',
    profile: 'My profile',
    noExpert: 'You are not listed as an expert. If you would like to be, please ask the coordination.',
    cap: (count) => (count === 1 ? 'at most one request a week' : `at most ${count} requests a week`),
    capLabel: 'Limit',
    pauseLabel: 'Break',
    pausedUntil: (time) => `until ${time}`,
    notPaused: 'none',
    deputy: 'Deputy',
    coordination: 'Coordination',
    unmatched: 'Requests without a match',
    parked: 'Stopped deliveries',
    gaps: 'Asked for, with nobody surely right',
    gapsFree: 'Asked for while those who fit were at their limit, away or asked already',
    gapsUnclear: 'Questions whose field Konsil did not recognise',
    model: 'Order by the language model',
    modelCompared: (changed, asked, byModel, byPlain) =>
      `another first person for ${changed} of ${asked} questions; of these the model’s first one helped ${byModel} times, the first one without it ${byPlain} times`,
    noField: 'field not recognised',
    learntUp: 'You come further up for',
    learntDown: 'You come further down for',
    learntHelped: (count) => (count === 1 ? 'one answer that helped' : `${count} answers that helped`),
    learntNot: (count) => (count === 1 ? '“not my field” once' : `“not my field” ${count} times`),
    learntWhy: (most) =>
      `Your profile counts for that much more or less with such questions, ${most} % at most. After a year it counts half, after three years no more; it never decides alone.`,
    allWell: 'Nothing to do at the moment.',
    notice: 'Konsil: overview',
    more: (count) => (count === 1 ? 'and one more' : `and ${count} more`),
  },
};
