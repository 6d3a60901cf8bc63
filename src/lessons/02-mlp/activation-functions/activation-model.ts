// What the figure shows: values and slopes at the point, tails, what a chain of layers leaves of a gradient; for softmax
// probabilities, the plain computation and the Jacobian. Not responsible for: the maths (nn) or words (activation-functions.text.ts).
import { activate, activationSlope } from '../../../nn/activations.ts';
import { chain, saturation } from '../../../nn/saturation.ts';
import type { ChainLayer, Saturation } from '../../../nn/saturation.ts';
import { exp32, plainSoftmax32, softmaxAt, softmaxJacobian } from '../../../nn/softmax.ts';
import { X } from './activation-functions.ts';
import type { ActivationState } from './activation-functions.ts';
import { FUNCTIONS } from './functions.ts';
import type { FunctionId } from './functions.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Curve {
  readonly id: FunctionId;
  readonly isOpened: boolean;
  readonly value: number;
  readonly slope: number;
  readonly tails: Saturation;
  /** The point lies in a tail. */
  readonly isFlat: boolean;
  /** One entry a layer. */
  readonly chain: readonly ChainLayer[];
  /** What the chain leaves of a gradient: the product of all factors. */
  readonly left: number;
}

export interface SoftmaxRow {
  readonly logit: number;
  /** Logit and constant, divided by the temperature. */
  readonly scaled: number;
  readonly power: number;
  /** By the plain formula in 32-bit floats. */
  readonly plain: number;
  readonly probability: number;
}

export interface ActivationModel {
  readonly state: ActivationState;
  /** The opened one and those beside it, in the order of FUNCTIONS. */
  readonly curves: readonly Curve[];
  readonly opened: Curve;
  readonly rows: readonly SoftmaxRow[];
  /** Class of the highest probability. */
  readonly top: number;
  readonly jacobian: readonly number[];
}

function curveOf(id: FunctionId, { opened, x, layers, weight }: ActivationState): Curve {
  const tails = saturation(id);
  const layersOf = chain(id, x, layers, weight);
  return {
    id,
    isOpened: id === opened,
    value: activate(id, x),
    slope: activationSlope(id, x),
    tails,
    isFlat: (tails.below !== null && x <= tails.below) || (tails.above !== null && x >= tails.above),
    chain: layersOf,
    left: layersOf.at(-1)?.product ?? NaN,
  };
}

export function present(state: ActivationState): ActivationModel {
  const { logits, temperature, shift } = state;
  const shifted = logits.map((logit) => logit + shift);
  const probabilities = softmaxAt(shifted, temperature);
  const plain = plainSoftmax32(shifted, temperature);
  const opened = curveOf(state.opened, state);
  return {
    state,
    curves: FUNCTIONS.flatMap((id) =>
      id === state.opened ? [opened] : state.compared.includes(id) ? [curveOf(id, state)] : [],
    ),
    opened,
    rows: logits.map((logit, k) => {
      const scaled = (shifted[k] ?? NaN) / temperature;
      return {
        logit,
        scaled,
        power: exp32(scaled),
        plain: plain[k] ?? NaN,
        probability: probabilities[k] ?? NaN,
      };
    }),
    top: logits.indexOf(Math.max(...logits)),
    jacobian: softmaxJacobian(probabilities, temperature),
  };
}

/** Enough for a smooth line and an exact corner at 0. */
const POINTS = 200;

/** A function, or its derivative, over the whole axis. A jump of the derivative is drawn upright. */
export function curvePoints(id: FunctionId, ofSlope: boolean): readonly Point[] {
  const of = ofSlope ? activationSlope : activate;
  const points = Array.from({ length: POINTS + 1 }, (_, i) => {
    const x = X.min + ((X.max - X.min) * i) / POINTS;
    return { x, y: of(id, x) };
  });
  const rightOfZero = { x: 0, y: of(id, Number.EPSILON) };
  return points.flatMap((point) => (point.x === 0 ? [point, rightOfZero] : [point]));
}
