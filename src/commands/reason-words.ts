import type { Reason } from '../match/index.ts';

/** A reason in short words, for a terminal and for files. */
export function reasonWords(reason: Reason): string {
  switch (reason.kind) {
    case 'specialty':
      return `field: ${reason.words.join(', ')}`;
    case 'words':
      return `asked: ${reason.question.join(', ')}; profile: ${reason.profile.join(', ')}`;
    case 'cases':
      return `${reason.count} similar earlier ${reason.count === 1 ? 'case' : 'cases'}: ${reason.caseIds.join(', ')}`;
    case 'language':
      return `speaks ${reason.lang}`;
    case 'experience':
      return `${reason.count} earlier ${reason.count === 1 ? 'answer' : 'answers'} on such questions helped`;
    case 'load':
      return 'was asked less of late';
    case 'newcomer':
      return 'is new';
  }
}
