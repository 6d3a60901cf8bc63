// What calls that look into a network need of it: a run has it, and so has a base model. Types only.
// Not responsible for: what is asked (inside-handlers.ts).
import type { Run } from './run.ts';

/** Images come and gradients go along `path`; `whileHeld` keeps the weights still. */
export type Subject = Pick<Run, 'spec' | 'path' | 'predict' | 'activations' | 'scalarGradient' | 'whileHeld'>;
