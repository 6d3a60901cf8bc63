// What is worth telling about augmentation code that was read. Not responsible for: sentences (kit/sentences).
import type { Place } from '../keras-parser/problems.ts';

export const CODE_NOTES = [
  /** Read and left out, since it changes nothing here. Values: found (the argument), layer. */
  'argument-left-out',
  /** Values: found (the layer). */
  'layer-left-out',
  /** Several generators, the last one counts. */
  'several-generators',
] as const;
export type CodeNoteCode = (typeof CODE_NOTES)[number];

export interface CodeNote extends Place {
  readonly code: CodeNoteCode;
  readonly values: Readonly<Record<string, string>>;
}
