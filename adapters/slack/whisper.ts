import { openNotice } from './acts/modal.ts';
import type { Source } from './acts/source.ts';
import type { Stage } from './stage.ts';

/** Says a few words on the spot to whoever pressed something, in the modal that the press allows. */
export async function whisper(
  stage: Stage,
  { trigger_id }: { readonly trigger_id: string },
  { userId }: Source,
  text: string,
): Promise<void> {
  await openNotice(stage, trigger_id, userId, text);
}
