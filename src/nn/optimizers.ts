// Update rules of Keras 3 in plain TypeScript (keras/src/optimizers/*.py, release 3): the reference for every
// engine. State is float32; each element's arithmetic is done in float64 and rounded on storing.
// Not responsible for: gradients, learning rate schedules, clipping.
import type { OptimizerKind, OptimizerSpec } from './plan.ts';

/** Keras's defaults of every optimizer, spelled out. */
export function defaultOptimizer(kind: OptimizerKind): OptimizerSpec {
  switch (kind) {
    case 'sgd':
      return { kind, learningRate: 0.01, momentum: 0, nesterov: false };
    case 'rmsprop':
      return { kind, learningRate: 1e-3, rho: 0.9, momentum: 0, epsilon: 1e-7 };
    case 'adagrad':
      return { kind, learningRate: 1e-3, initialAccumulatorValue: 0.1, epsilon: 1e-7 };
    case 'adadelta':
      return { kind, learningRate: 1e-3, rho: 0.95, epsilon: 1e-7 };
    case 'adam':
    case 'adamax':
    case 'nadam':
      return { kind, learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
    case 'adamw':
      return { kind, learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.004 };
    default:
      return kind satisfies never;
  }
}

/**
 * Slots (arrays as long as the weight) each kind keeps, in this order: sgd velocity; rmsprop mean square, velocity;
 * adagrad sum of squares; adadelta mean square of gradients, of updates; adam, adamw, nadam first, second moment;
 * adamax first moment, infinity norm. Without momentum the velocities stay zero.
 */
export function slotCount(kind: OptimizerKind): number {
  switch (kind) {
    case 'sgd':
    case 'adagrad':
      return 1;
    case 'rmsprop':
    case 'adadelta':
    case 'adam':
    case 'adamax':
    case 'nadam':
    case 'adamw':
      return 2;
    default:
      return kind satisfies never;
  }
}

/** What every element of a slot starts from: 0 but for Adagrad. */
export function initialSlotValue(optimizer: OptimizerSpec): number {
  return optimizer.kind === 'adagrad' ? optimizer.initialAccumulatorValue : 0;
}

export interface NadamSchedule {
  /** u_t and u_(t+1), with u_t = beta1 (1 - 0.5 x 0.96^t). */
  readonly current: number;
  readonly next: number;
  /** u_1 u_2 ... u_t. */
  readonly product: number;
}

/** Nadam's momentum schedule at step t (from 1). Pure in t, where Keras keeps the product in a variable. */
export function nadamSchedule(beta1: number, t: number): NadamSchedule {
  const at = (step: number): number => beta1 * (1 - 0.5 * 0.96 ** step);
  let product = 1;
  // Once it is below 1e-30 it can't be seen in 1 - product, so a long run doesn't pay for its length.
  for (let step = 1; step <= t && Math.abs(product) > 1e-30; step += 1) product *= at(step);
  return { current: at(t), next: at(t + 1), product };
}

interface Adaptive {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** m += (g - m)(1 - b1); v += (g^2 - v)(1 - b2); w -= m a / (sqrt(v) + e), a = lr sqrt(1 - b2^t) / (1 - b1^t). */
function adamInto(o: Adaptive, t: number, w: Float32Array, g: Float32Array, m: Float32Array, v: Float32Array): void {
  const alpha = (o.learningRate * Math.sqrt(1 - o.beta2 ** t)) / (1 - o.beta1 ** t);
  for (let i = 0; i < w.length; i += 1) {
    const gi = g[i] ?? 0;
    m[i] = (m[i] ?? 0) + (gi - (m[i] ?? 0)) * (1 - o.beta1);
    v[i] = (v[i] ?? 0) + (gi * gi - (v[i] ?? 0)) * (1 - o.beta2);
    w[i] = (w[i] ?? 0) - ((m[i] ?? 0) * alpha) / (Math.sqrt(v[i] ?? 0) + o.epsilon);
  }
}

/** m += (g - m)(1 - b1); u = max(b2 u, |g|); w -= lr m / ((1 - b1^t)(u + e)). */
function adamaxInto(o: Adaptive, t: number, w: Float32Array, g: Float32Array, m: Float32Array, u: Float32Array): void {
  const correction = 1 - o.beta1 ** t;
  for (let i = 0; i < w.length; i += 1) {
    const gi = g[i] ?? 0;
    m[i] = (m[i] ?? 0) + (gi - (m[i] ?? 0)) * (1 - o.beta1);
    u[i] = Math.max(o.beta2 * (u[i] ?? 0), Math.abs(gi));
    w[i] = (w[i] ?? 0) - (o.learningRate * (m[i] ?? 0)) / (correction * ((u[i] ?? 0) + o.epsilon));
  }
}

/** Adam's m and v; w -= lr [u_(t+1) m / (1 - U_(t+1)) + (1 - u_t) g / (1 - U_t)] / (sqrt(v / (1 - b2^t)) + e), U = products of u. */
function nadamInto(o: Adaptive, t: number, w: Float32Array, g: Float32Array, m: Float32Array, v: Float32Array): void {
  const { current, next, product } = nadamSchedule(o.beta1, t);
  const secondCorrection = 1 - o.beta2 ** t;
  for (let i = 0; i < w.length; i += 1) {
    const gi = g[i] ?? 0;
    m[i] = (m[i] ?? 0) + (gi - (m[i] ?? 0)) * (1 - o.beta1);
    v[i] = (v[i] ?? 0) + (gi * gi - (v[i] ?? 0)) * (1 - o.beta2);
    const direction = (next * (m[i] ?? 0)) / (1 - product * next) + ((1 - current) * gi) / (1 - product);
    w[i] = (w[i] ?? 0) - (direction * o.learningRate) / (Math.sqrt((v[i] ?? 0) / secondCorrection) + o.epsilon);
  }
}

type Sgd = Extract<OptimizerSpec, { readonly kind: 'sgd' }>;
type Rmsprop = Extract<OptimizerSpec, { readonly kind: 'rmsprop' }>;
type Adagrad = Extract<OptimizerSpec, { readonly kind: 'adagrad' }>;
type Adadelta = Extract<OptimizerSpec, { readonly kind: 'adadelta' }>;

/** w -= lr g; with momentum: m = mu m - lr g; w += m, or with Nesterov w += mu m - lr g. */
function sgdInto(o: Sgd, w: Float32Array, g: Float32Array, m: Float32Array): void {
  for (let i = 0; i < w.length; i += 1) {
    const pull = o.learningRate * (g[i] ?? 0);
    if (o.momentum === 0) w[i] = (w[i] ?? 0) - pull;
    else {
      m[i] = o.momentum * (m[i] ?? 0) - pull;
      w[i] = (w[i] ?? 0) + (o.nesterov ? o.momentum * (m[i] ?? 0) - pull : (m[i] ?? 0));
    }
  }
}

/** v = rho v + (1 - rho) g^2; step = lr g / sqrt(v + e); with momentum m = mu m + step; w -= m, else w -= step. */
function rmspropInto(o: Rmsprop, w: Float32Array, g: Float32Array, v: Float32Array, m: Float32Array): void {
  for (let i = 0; i < w.length; i += 1) {
    const gi = g[i] ?? 0;
    v[i] = o.rho * (v[i] ?? 0) + (1 - o.rho) * gi * gi;
    const step = (o.learningRate * gi) / Math.sqrt((v[i] ?? 0) + o.epsilon);
    if (o.momentum > 0) {
      m[i] = o.momentum * (m[i] ?? 0) + step;
      w[i] = (w[i] ?? 0) - (m[i] ?? 0);
    } else w[i] = (w[i] ?? 0) - step;
  }
}

/** a += g^2; w -= lr g / sqrt(a + e). */
function adagradInto(o: Adagrad, w: Float32Array, g: Float32Array, a: Float32Array): void {
  for (let i = 0; i < w.length; i += 1) {
    const gi = g[i] ?? 0;
    a[i] = (a[i] ?? 0) + gi * gi;
    w[i] = (w[i] ?? 0) - (o.learningRate * gi) / Math.sqrt((a[i] ?? 0) + o.epsilon);
  }
}

/** a = rho a + (1 - rho) g^2; x = -sqrt(d + e) g / sqrt(a + e); d = rho d + (1 - rho) x^2; w += lr x. */
function adadeltaInto(o: Adadelta, w: Float32Array, g: Float32Array, a: Float32Array, d: Float32Array): void {
  for (let i = 0; i < w.length; i += 1) {
    const gi = g[i] ?? 0;
    a[i] = o.rho * (a[i] ?? 0) + (1 - o.rho) * gi * gi;
    const x = (-Math.sqrt((d[i] ?? 0) + o.epsilon) * gi) / Math.sqrt((a[i] ?? 0) + o.epsilon);
    d[i] = o.rho * (d[i] ?? 0) + (1 - o.rho) * x * x;
    w[i] = (w[i] ?? 0) + o.learningRate * x;
  }
}

/**
 * One update of one weight. `stepNumber` counts updates from 1; `slots` are this weight's, in slotCount's order,
 * and change with it. Throws RangeError when slots are missing.
 */
export function optimizerStepInto(
  optimizer: OptimizerSpec,
  stepNumber: number,
  weight: Float32Array,
  gradient: Float32Array,
  slots: readonly Float32Array[],
): void {
  const [first, second = first] = slots;
  if (first === undefined || second === undefined || slots.length < slotCount(optimizer.kind)) {
    throw new RangeError(`${optimizer.kind} keeps ${slotCount(optimizer.kind)} slots, ${slots.length} given`);
  }
  switch (optimizer.kind) {
    case 'sgd':
      return sgdInto(optimizer, weight, gradient, first);
    case 'rmsprop':
      return rmspropInto(optimizer, weight, gradient, first, second);
    case 'adagrad':
      return adagradInto(optimizer, weight, gradient, first);
    case 'adadelta':
      return adadeltaInto(optimizer, weight, gradient, first, second);
    case 'adam':
      return adamInto(optimizer, stepNumber, weight, gradient, first, second);
    case 'adamax':
      return adamaxInto(optimizer, stepNumber, weight, gradient, first, second);
    case 'nadam':
      return nadamInto(optimizer, stepNumber, weight, gradient, first, second);
    case 'adamw': {
      // Decoupled decay comes before the step and touches every weight, biases too, as in Keras.
      const keep = 1 - optimizer.weightDecay * optimizer.learningRate;
      for (let i = 0; i < weight.length; i += 1) weight[i] = (weight[i] ?? 0) * keep;
      return adamInto(optimizer, stepNumber, weight, gradient, first, second);
    }
    default:
      optimizer satisfies never;
  }
}
