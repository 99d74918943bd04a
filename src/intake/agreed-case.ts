import type { Keyed } from '../ambient.ts';
import { type ConsultEvent, type ConsultRequest, type Introduction, isShared, isWritten } from '../consult/index.ts';
import type { ScrubbedText } from '../deid/index.ts';
import {
  type GeneraliseLanguage,
  generalisations,
  generalise,
  RawText,
  reidentificationRisks,
  scrub,
  withAgeBands,
} from '../deid/index.ts';
import type { LibraryCase } from '../store/port.ts';

/** What is kept after this: a yes may be the second one, and a lesson goes into whatever is kept already. */
export function keptCases(request: ConsultRequest, event: ConsultEvent, keyed: Keyed): readonly LibraryCase[] {
  if (event.kind === 'consent') return agreedCase(request, event, keyed);
  if (event.kind !== 'lesson') return [];
  return request.introductions.flatMap(({ id }) => agreedCase(request, { introductionId: id }, keyed));
}

/** Ids of what is kept no longer. */
export function forgottenCases(event: ConsultEvent, keyed: Keyed): readonly string[] {
  return event.kind === 'consent-withdraw' ? [caseId(event.introductionId, keyed)] : [];
}

function caseId(introductionId: string, keyed: Keyed): string {
  return keyed.digest('case', introductionId);
}

/**
 * The Case that both sides agreed to keep: question and last written answer, said less exactly where many small things
 * together might tell who it was, and without the day; with the lesson, if one was said. None when a text does not come safely out of that.
 */
export function agreedCase(
  request: ConsultRequest,
  { introductionId }: { readonly introductionId: string },
  keyed: Keyed,
): readonly LibraryCase[] {
  const introduction = request.introductions.find(({ id }) => id === introductionId);
  if (introduction === undefined || !isShared(introduction) || request.closedAt === null) return [];
  const { intake, circleId } = request;
  const question = lessExact(intake.question, intake.lang);
  const answer = lessExact(answerOf(introduction), intake.lang);
  const [nothing] = safe('', intake.lang);
  if (question === null || answer === null || nothing === undefined) return [];
  return [
    {
      id: caseId(introductionId, keyed),
      circleId,
      question,
      answer,
      lesson: (request.lesson === null ? null : lessExact(request.lesson, intake.lang)) ?? nothing,
      lang: intake.lang,
      expertId: introduction.expertId,
      helpful: request.closedHow === 'helped' || request.closedHow === 'partly',
      closedOn: monthOf(request.closedAt),
    },
  ];
}

function answerOf({ answers }: Introduction): string {
  return answers.findLast(isWritten)?.text ?? '';
}

function lessExact(text: string, lang: GeneraliseLanguage): ScrubbedText | null {
  const because = reidentificationRisks(text).flatMap((risk) => risk.because);
  const keys = generalisations(text, because, lang).map(({ key }) => key);
  const [clean] = safe(generalise(text, keys, lang), lang);
  return clean === undefined || clean === '' ? null : clean;
}

function safe(text: string, lang: GeneraliseLanguage): readonly ScrubbedText[] {
  const result = scrub(new RawText(text), { lang });
  return result.ok ? [withAgeBands(result.text, lang)] : [];
}

/** The first of the month: a day could be looked up. */
function monthOf(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
}
