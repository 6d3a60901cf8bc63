// What a file that was brought in comes to. Types only. Not responsible for: reading it (read-files.ts).
import type { DesignerState } from '../designer.ts';
import type { ReadCode } from '../pasted-code.ts';
import type { Weights } from '../start-weights.ts';
import type { ModelProblem } from './layers-model/problems.ts';

export type FileProblem =
  | 'damaged'
  | 'unknown'
  | 'newer'
  | 'no-code'
  | 'too-big'
  | 'unreadable'
  /** Keras's own formats of weights, which only Python reads. */
  | 'hdf5'
  /** Damaged, or claiming more than it can hold. */
  | 'zip'
  /** More than one design or model. */
  | 'several';

export type LeftBehind = 'too-large' | 'hdf5';

export type ReadFile =
  /** With weights where the file has some: training then begins with them. */
  | {
      readonly kind: 'ok';
      readonly state: DesignerState;
      readonly weights: Weights | null;
      /** Why weights of the file were left behind. */
      readonly leftBehind?: LeftBehind;
    }
  | { readonly kind: 'problem'; readonly code: FileProblem }
  | { readonly kind: 'code-problem'; readonly read: Exclude<ReadCode, { readonly kind: 'ok' }> }
  | { readonly kind: 'model-problem'; readonly problem: ModelProblem };
