import type { asker as source } from '../de/asker.ts';

export const asker: typeof source = {
  request: {
    title: (status) => `Your request: ${status}`,
    notice: 'Konsil: status of your request',
    draft: 'Nobody has seen your question yet.',
    open: 'Konsil is looking for the right colleague.',
    waiting: (within) => `There are suggestions. You choose; if you do not ${within}, Konsil asks someone itself.`,
    offered: (name) => `${name} has been asked. Without a reaction Konsil asks the next person by itself.`,
    offeredAlone: (name) => `${name} has been asked. If there is no reaction, Konsil tells you and asks nobody else.`,
    introduced: (name) => `${name} has taken it on.`,
    answered: (name) => `${name} has answered. The request is closed only when you say so.`,
    unmatched: (coordinator) => `Konsil found nobody who surely fits. ${coordinator} knows and is looking into it.`,
    unmatchedAlone: (coordinator) => `Konsil found nobody who surely fits. Please turn to: ${coordinator}.`,
    askedInVain: (coordinator) =>
      `Those who were asked cannot, or did not answer. ${coordinator} knows and is looking into it.`,
    askedInVainAlone: (coordinator) =>
      `Those who were asked cannot, or did not answer. Please turn to: ${coordinator}.`,
    closed: 'Thank you for telling us. The request is closed.',
    closedByCase: 'An earlier case answered your question. The request is closed.',
    lapsed: 'The request has lapsed without a word from you. You can close it or reopen it.',
    withdrawn: 'You withdrew the request. Everyone who was asked knows.',
    withdrawnUnasked: 'You withdrew the request. Nobody had been asked yet.',
    discarded: 'The draft is discarded. Nobody has seen the question.',
    missed: (time) => `The promised reaction (${time}) did not come. We are sorry; Konsil keeps looking.`,
    missedAlone: (time) =>
      `The promised reaction (${time}) did not come. We are sorry; Konsil asks nobody else, as you wished.`,
    handedOver: (name) => `Hand-over offered to ${name}. The request stays with you until it is accepted.`,
    anonymous: 'You are asking anonymously. Your name is shown only when both sides agree.',
    searchAgain: 'Search again',
    look: 'Look and send',
  },
  redFlag: {
    title: 'Please phone first',
    notice: 'Konsil: please phone first',
    phone: (number) => `Emergency number: ${number}`,
    noPhone: 'Please call the emergency number of your house now.',
    why: (signs) => `Your question sounds like an emergency: ${signs}. Konsil is too slow for that.`,
    goOn: 'After that you can go on here. Your question is kept until then.',
    phoned: 'You have phoned. Konsil goes on with your question.',
    over: 'This is settled. Your question is no longer open, or it was changed.',
    notAcute: 'You say it is not acute. Konsil goes on with your question.',
  },
  similar: {
    title: 'There is a similar earlier case',
    notice: 'Konsil: there is a similar case',
    intro: (count) =>
      count === 1
        ? 'A similar case has been answered. Is that enough for you?'
        : `${count} similar cases have been answered. Is that enough for you?`,
    numbered: (number) => `Case ${number}`,
    caution: 'The case is anonymised and simplified; yours may differ.',
    answeredBy: (role, date) => `${role}, ${date}`,
    enough: 'That is enough for me',
    enoughOf: (number) => `Case ${number} is enough for me`,
    none: 'The similar case is no longer available.',
    used: 'You took over this case. Nobody had to be disturbed. If it is not enough after all, reopen the request.',
    asked: 'You decided to ask anyway.',
  },
  candidates: {
    title: 'Whom would you like to ask?',
    notice: 'Konsil: please choose whom to ask',
    intro: 'These colleagues fit your question best.',
    unsure: 'Konsil is not sure here. Please look closely.',
    byDefault: (within) => `If you do not choose ${within}, Konsil asks one after the other.`,
    ask: (name) => `Ask ${name}`,
    none: 'At the moment nobody is left to choose from.',
    decided: 'The choice is made.',
  },
  missed: {
    title: 'No reaction yet',
    notice: 'Konsil: no reaction yet to your request',
    text: (time) => `A reaction was promised ${time}. It did not come; we are sorry.`,
    plain: 'The promised reaction did not come; we are sorry.',
    searching: 'Konsil keeps looking.',
    asked: (name) => `At the moment ${name} has been asked.`,
    turnTo: (name) => `You can also turn to: ${name}.`,
    phone: 'If it cannot wait, please use the phone.',
    over: 'Your request has moved on since.',
  },
  noMatch: {
    title: 'No sure match',
    notice: 'Konsil: nobody found yet',
    noticeAsked: 'Konsil: nobody available so far',
    text: 'Konsil found nobody who surely fits, and would rather ask nobody than the wrong person.',
    textFull:
      'Those who surely fit are busy or away at the moment. Konsil would rather ask nobody than the wrong person.',
    asked: 'Those who were asked cannot, or did not answer. Nobody else surely fits.',
    askedFull: 'Those who were asked cannot, or did not answer. Nobody else who surely fits is free.',
    coordinator: (name) => `${name} sees your request and is looking by hand. You will hear from us.`,
    turnTo: (name) => `Konsil does not keep looking by itself. Please turn to: ${name}.`,
    onlyNamed:
      'The colleague you wanted cannot at the moment, and you wanted nobody else to be asked. Nobody else sees your question.',
    name: 'Do you know someone who can help? Name them, and Konsil asks.',
    others: 'Ask someone else after all',
    clarify:
      'One question: which organ, procedure or suspicion is it mostly about? Add a keyword and Konsil searches again.',
    clarifyAmong: (fields) =>
      `One question: which is it mostly about: ${fields}, or something else? Add a keyword and Konsil searches again.`,
    elsewhere: (fields) =>
      `What Konsil understood: ${fields}. Who else may help: the duty service of these fields in your house.`,
    over: 'Your request has moved on since.',
  },
  late: {
    title: 'The answer is taking its time',
    notice: 'Konsil: how should we go on?',
    text: (name) =>
      `${name} took this on and has been silent since. Do you have the answer already, would you like to wait, or to ask someone else?`,
    byDefault: (within) => `If we do not hear from you ${within}, Konsil asks the next person.`,
    byDefaultAlone: (within) =>
      `If we do not hear from you ${within}, the request to this person ends; Konsil asks nobody else.`,
    over: 'This is settled.',
  },
  handOver: {
    title: 'Hand-over of a request',
    notice: 'Konsil: someone would like to hand a request over to you',
    text: (name) =>
      `${name} would like to hand this request over to you. If you accept, answer and follow-up questions come to you.`,
    accepted: 'You have taken over the request.',
    declined: 'You declined the hand-over.',
    expired: 'The offer has run out.',
    resultTitle: 'What came of your hand-over',
    resultNotice: 'Konsil: what came of your hand-over',
    resultAccepted: (name) => `${name} has taken over your request.`,
    resultDeclined: (name) => `${name} cannot take over. The request stays with you.`,
    resultExpired: (name) => `${name} did not react. The request stays with you.`,
  },
};
