/** All that the app hears; the manifest is made from it, and so are the listeners. */
export const SHORTCUT_ASK = 'ask';
export const SHORTCUT_ASK_ABOUT = 'ask-about-message';

export const EVENTS = ['app_home_opened', 'message.im', 'user_change', 'app_uninstalled', 'tokens_revoked'] as const;

/** A choice acts at once (`do:accept`) or opens a form (`open:answer`). */
export const CHOICE_ACTION = /^(do|open):([\w-]+)$/;
export const ASK_ACTION = 'ask';
export const PERSON_ACTION = 'person-search';
export const FORM_CALLBACK = /^form:([a-z-]+)$/;

/** Scopes, each with what it is for. */
export const SCOPES = [
  ['commands', 'the slash command and the shortcuts'],
  ['chat:write', 'Konsil writes, edits and takes back its own messages'],
  ['im:write', 'Konsil opens a direct message with a person'],
  ['im:history', 'a question written to Konsil directly; and whether a message arrived whose answer was lost'],
  ['mpim:write', 'Konsil brings two people together in a group message'],
  ['users:read', 'names, languages, guests and people who have left'],
] as const;

/** Only where the house wants it: without it a lost answer in a group message counts as "cannot tell". */
export const GROUP_HISTORY_SCOPE = 'mpim:history' as const;
