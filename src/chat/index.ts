export { cardNames, renderCard, replacedCard } from './cards/index.ts';
export { type CardTarget, type ChoiceMeaning, choiceEvent } from './choice-event.ts';
export { type ChoiceId, choicesOf, formOfChoice } from './choices.ts';
export {
  type Command,
  findChoice,
  parseChoice,
  parseCommand,
  type TypedChoice,
} from './command.ts';
export type {
  CardContext,
  FormContext,
  LearntField,
  ModelComparison,
  NamedGap,
  ProfileInsight,
  Site,
} from './context.ts';
export { type FieldFault, faultsIn, fieldErrors, requiredErrors } from './form-check.ts';
export { draftIntake, type FormOutcome, type FormReturn, formEvents, type ProfileEntry } from './form-events.ts';
export { formValues } from './form-values.ts';
export { formNames, renderForm } from './forms/index.ts';
export { GENERALISE } from './forms/risk.ts';
export { type HomeContext, type HomeTarget, homeHandles, renderHome } from './home.ts';
export { inert, oneLine, quoted } from './inert.ts';
export { noticeText, refusalText } from './refusal.ts';
