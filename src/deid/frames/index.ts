import type { Frame } from '../frame.ts';
import { code, reference } from './code.ts';
import { eponym } from './eponym.ts';
import { unit } from './unit.ts';

/** Every clinical frame there is. */
export const FRAMES: readonly Frame[] = [eponym, unit, code, reference];
