// What a file that was brought in comes to. Types only. Not responsible for: reading it (read-files.ts).
import type { DesignerState } from '../designer.ts';
import type { ReadCode } from '../pasted-code.ts';
import type { Weights } from '../start-weights.ts';
import type { ModelProblem } from './layers-model/problems.ts';

export const FILE_PROBLEMS = [
  'damaged',
  'unknown',
  'newer',
  'no-code',
  'too-big',
  'unreadable',
  'zip',
  'several',
] as const;

export type FileProblem = (typeof FILE_PROBLEMS)[number];

export type ReadFile =
  /** With weights where the file has some: training then begins with them. */
  | { readonly kind: 'ok'; readonly state: DesignerState; readonly weights: Weights | null }
  | { readonly kind: 'problem'; readonly code: FileProblem }
  | { readonly kind: 'code-problem'; readonly read: Exclude<ReadCode, { readonly kind: 'ok' }> }
  | { readonly kind: 'model-problem'; readonly problem: ModelProblem };
