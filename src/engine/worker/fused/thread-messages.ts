// What the engine's first thread says to the others. Types only.
import type { OptimizerSpec } from '../../../nn/plan.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { Work } from './network.ts';
import type { PlanOptions } from './plan/network-plan.ts';
import type { Seat } from './plan/team.ts';
import type { PredictionWork } from './prediction.ts';

export type ThreadMessage =
  | { readonly kind: 'start'; readonly module: WebAssembly.Module }
  /** A network to take part in, from then on called by this number. */
  | {
      readonly kind: 'join';
      readonly network: number;
      readonly spec: NetworkSpec;
      readonly options: PlanOptions;
      readonly optimizer: OptimizerSpec;
      readonly memory: WebAssembly.Memory;
    }
  | { readonly kind: 'work'; readonly network: number; readonly work: Work }
  /** A prediction to take part in, by a number that no network has. */
  | {
      readonly kind: 'join-prediction';
      readonly network: number;
      readonly spec: NetworkSpec;
      readonly seat: Seat;
      readonly meeting: number;
      readonly memory: WebAssembly.Memory;
    }
  | { readonly kind: 'predict'; readonly network: number; readonly work: PredictionWork }
  | { readonly kind: 'leave'; readonly network: number };
