import type { conversation as source } from '../de/conversation.ts';

export const conversation: typeof source = {
  introduction: {
    title: 'Konsil introduces you to each other',
    notice: 'Konsil: a conversation is open',
    role: 'A colleague’s opinion; the treating clinician decides.',
    reads:
      'Konsil does not read this conversation. Please leave out, here too, whatever the patient could be recognised by.',
    write: 'Write the answer (advising side only)',
    over: 'This introduction is settled.',
  },
  relay: {
    openedTitle: 'Conversation through Konsil',
    openedNotice: 'Konsil: a conversation is open',
    toExpert: (name) => `You are talking with ${name}. You learn who it is when both sides agree.`,
    toAsker: (name, pseudonym) => `You are talking with ${name} and appear there as “${pseudonym}”.`,
    known: (name) => `You are talking with ${name}. There is no common room; Konsil passes your messages on.`,
    how: 'Write through Konsil; every text is filtered and appears on the other side shortly after.',
    title: (name) => `Message from ${name}`,
    notice: 'Konsil: new message in your conversation',
    text: 'Message',
    own: 'Your message, as it is passed on',
    ownNotice: 'Konsil: Your message is being passed on',
    gone: 'This message is no longer there.',
    closed: 'This conversation has ended.',
    youReveal: 'You agree to talk openly. The other side has not agreed yet.',
    theyReveal: 'The other side agrees to talk openly.',
    bothReveal: 'Both sides agree; the conversation goes on openly.',
    revealMe: 'Show my name',
    revealOffer: 'Go on openly',
  },
};
