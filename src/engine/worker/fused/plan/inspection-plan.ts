// A network planned for looking into it: nothing is joined or computed in place, so that every node's output, what it is
// before its activation, and the gradients of all of them have places of their own. For few samples at a time.
// Not responsible for: training (network-plan.ts), running it (inspection.ts).
import type { NetworkSpec } from '../../../../nn/spec.ts';
import type { Step, StepContext } from '../steps/step.ts';
import { Arena, FLOAT_BYTES, type Table } from './arena.ts';
import { lowerNetwork } from './lowering.ts';
import { assertFits, leastBytes } from './memory-limit.ts';
import type { Program, ValueId } from './operations.ts';
import { planParameters, type WeightPlace } from './parameters.ts';
import { planStep } from './steps.ts';
import { ALONE } from './team.ts';

export interface InspectionPlan {
  readonly program: Program;
  readonly capacity: number;
  readonly steps: readonly Step[];
  readonly places: readonly WeightPlace[];
  /** For each node the value before the activation that ends it; its output where it has none. */
  readonly beforeActivation: readonly ValueId[];
  /** By value: where its numbers and their gradients lie. */
  readonly values: readonly number[];
  readonly gradients: readonly number[];
  /** Room for what one step adds to gradients that have been begun. */
  readonly spare: number;
  readonly bytes: number;
  readonly tables: readonly Table[];
  readonly blocks: number;
}

function valuesBeforeActivation(program: Program): readonly ValueId[] {
  return program.nodeOutputs.map((value) => {
    const maker = program.operations.find((operation) => operation.output === value);
    const isActivation = maker?.kind === 'map' || maker?.kind === 'softmax';
    return isActivation ? (maker.inputs[0] ?? value) : value;
  });
}

/** Throws NetworkProblemError on an invalid network, EngineError `out-of-memory` on one that is too big. */
export function planInspection(spec: NetworkSpec, capacity: number): InspectionPlan {
  const program = lowerNetwork(spec, { everyNode: true });
  assertFits(leastBytes(program, 2 * capacity, 0));
  const arena = new Arena();
  const { places } = planParameters(program, 0, arena);
  const floatsOf = (value: ValueId): number => (program.sizes[value] ?? 0) * capacity;
  const values = program.sizes.map((_, value) => arena.reserveFloats(floatsOf(value)));
  const gradients = program.sizes.map((_, value) => arena.reserveFloats(floatsOf(value)));
  const inputFloats = program.operations.map(({ inputs }) => inputs.reduce((sum, input) => sum + floatsOf(input), 0));
  const spare = arena.reserve(Math.max(0, ...inputFloats) * FLOAT_BYTES);
  const context: StepContext = {
    ...ALONE,
    arena,
    capacity,
    addressOf: (value) => values[value] ?? 0,
    sizeOf: (value) => program.sizes[value] ?? 0,
    placeOf(weight) {
      const place = places[weight];
      if (place === undefined) throw new RangeError(`no weight ${weight}`);
      return place;
    },
  };
  const steps = program.operations.map((operation) => planStep(context, operation));
  const blocks = 2 * values.length + places.length;
  const beforeActivation = valuesBeforeActivation(program);
  return {
    program,
    capacity,
    steps,
    places,
    beforeActivation,
    values,
    gradients,
    spare,
    blocks,
    ...arena.finish(ALONE),
  };
}
