import type { BotErrorCode } from '../errors.ts';

/** What to do about each fault that ends a command. */
export const todo: Readonly<Record<BotErrorCode, string>> = {
  'config-invalid': 'correct them in .env or in the environment; .env.example tells what each one means',
  'store-unavailable':
    'check the path in DATABASE_URL: its folder must exist or be makeable, be yours to write to, and have room on its disk',
  'store-conflict': 'start again; if it comes again, look with konsil doctor',
  'store-damaged': 'stop Konsil and put a backup of the database file in its place; keep the damaged one for repair',
  'store-full': 'make room on the disk of the database and start again; what was acknowledged is kept',
  'store-locked': 'stop the other process and start again, or give this one its own DATABASE_URL',
  'store-read-only': 'give the user who runs Konsil the right to write to the database file and its folder',
  'index-damaged': 'delete the folder "index" beside the database; it is built again at the next start',
  'embedder-failed': 'check EMBEDDER and what it needs; EMBEDDER=lexical needs nothing',
  'adapter-failed': 'set LOG_LEVEL=info and start again to see more',
  'port-in-use': 'set PORT to another port, or to 0 for any free one',
  'key-unreadable':
    'check KONSIL_KEY_FILE and its rights; put the key back from its backup, or begin with a new DATABASE_URL',
  'import-invalid': 'give the path of a CSV file; docs/import.md lists its columns',
  'match-invalid':
    'give the path of a file with one JSON object a line; experts have id, specialty and text, cases id, text and expert',
  'lexicon-invalid': 'give the path of a collection as its publisher gives it out; docs/lexicon.md goes through it',
  'not-set-up': 'run the command through npm, which sets up what is missing',
};
