// One update rule opened on a single weight: the rule in TeX and three steps of it in numbers, computed by nn.
// Not responsible for: the rule's own arithmetic (nn/optimizers.ts).
import { initialSlotValue, optimizerStepInto, slotCount } from '../../../nn/optimizers.ts';
import type { OptimizerSpec } from '../../../nn/plan.ts';
import type { RacerId } from './racers.ts';

/** The weight that the example starts from, and the gradients it meets. */
export const START = 1;
export const GRADIENTS = [0.5, 0.5, -0.25] as const;

export interface TraceRow {
  readonly step: number;
  readonly gradient: number;
  /** After the step, in the order of slotCount; only those the rule uses. */
  readonly slots: readonly number[];
  readonly weight: number;
  readonly change: number;
}

function used(optimizer: OptimizerSpec): number {
  if (optimizer.kind === 'sgd') return optimizer.momentum === 0 ? 0 : 1;
  return optimizer.kind === 'rmsprop' && optimizer.momentum === 0 ? 1 : slotCount(optimizer.kind);
}

/** Three steps of one weight as the engine would take them. */
export function traceOf(optimizer: OptimizerSpec): readonly TraceRow[] {
  const weight = Float32Array.of(START);
  const slots = Array.from({ length: slotCount(optimizer.kind) }, () => Float32Array.of(initialSlotValue(optimizer)));
  return GRADIENTS.map((gradient, index) => {
    const before = weight[0] ?? 0;
    optimizerStepInto(optimizer, index + 1, weight, Float32Array.of(gradient), slots);
    const after = weight[0] ?? 0;
    return {
      step: index + 1,
      gradient,
      slots: slots.slice(0, used(optimizer)).map((slot) => slot[0] ?? 0),
      weight: after,
      change: after - before,
    };
  });
}

/** What the slots are called in the rule, in TeX's plain letters. */
export const SLOT_SYMBOLS: Readonly<Record<RacerId, readonly string[]>> = {
  sgd: [],
  momentum: ['m'],
  nesterov: ['m'],
  rmsprop: ['v'],
  adagrad: ['a'],
  adadelta: ['a', 'd'],
  adam: ['m', 'v'],
  adamw: ['m', 'v'],
  adamax: ['m', 'u'],
  nadam: ['m', 'v'],
};

const MOMENTS = String.raw`m \leftarrow \beta_1 m + (1-\beta_1) g, \allowbreak\quad {v \leftarrow \beta_2 v + (1-\beta_2) g^2}`;
const ADAM_STEP = String.raw`w \leftarrow w - \eta \, \frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t} \cdot \frac{m}{\sqrt{v} + \varepsilon}`;

/** Keras 3's update rules, one line each. */
export const RULES: Readonly<Record<RacerId, readonly string[]>> = {
  sgd: [String.raw`w \leftarrow w - \eta g`],
  momentum: [String.raw`m \leftarrow \mu m - \eta g`, String.raw`w \leftarrow w + m`],
  nesterov: [String.raw`m \leftarrow \mu m - \eta g`, String.raw`w \leftarrow w + \mu m - \eta g`],
  rmsprop: [
    String.raw`v \leftarrow \rho v + (1-\rho) g^2`,
    String.raw`w \leftarrow w - \frac{\eta g}{\sqrt{v + \varepsilon}}`,
  ],
  adagrad: [String.raw`a \leftarrow a + g^2`, String.raw`w \leftarrow w - \frac{\eta g}{\sqrt{a + \varepsilon}}`],
  adadelta: [
    String.raw`a \leftarrow \rho a + (1-\rho) g^2, \quad x = -\frac{\sqrt{d + \varepsilon}}{\sqrt{a + \varepsilon}} \, g`,
    String.raw`d \leftarrow \rho d + (1-\rho) x^2, \quad w \leftarrow w + \eta x`,
  ],
  adam: [MOMENTS, ADAM_STEP],
  adamw: [String.raw`w \leftarrow w - \eta \lambda w`, MOMENTS, ADAM_STEP],
  adamax: [
    String.raw`m \leftarrow \beta_1 m + (1-\beta_1) g, \quad u \leftarrow \max(\beta_2 u, |g|)`,
    String.raw`w \leftarrow w - \frac{\eta}{1-\beta_1^t} \cdot \frac{m}{u + \varepsilon}`,
  ],
  nadam: [
    `${MOMENTS}, ${String.raw`\quad \mu_t = \beta_1 (1 - 0.5 \cdot 0.96^t)`}`,
    String.raw`w \leftarrow w - \frac{\eta}{\sqrt{v / (1-\beta_2^t)} + \varepsilon} \left( \frac{\mu_{t+1} m}{1 - \prod_{i \le t+1} \mu_i} + \frac{(1-\mu_t) g}{1 - \prod_{i \le t} \mu_i} \right)`,
  ],
};

function number(value: number): string {
  const text = String(Number(value.toPrecision(6)));
  const [mantissa = text, exponent] = text.split('e');
  return exponent === undefined ? text : String.raw`${mantissa} \cdot 10^{${Number(exponent)}}`;
}

/** The constants that the rule puts in, as TeX: the learning rate first. */
export function constantsTex(optimizer: OptimizerSpec): string {
  const parts = [String.raw`\eta = ${number(optimizer.learningRate)}`];
  if ('momentum' in optimizer && optimizer.momentum > 0) parts.push(String.raw`\mu = ${number(optimizer.momentum)}`);
  if ('rho' in optimizer) parts.push(String.raw`\rho = ${number(optimizer.rho)}`);
  if ('beta1' in optimizer) {
    parts.push(String.raw`\beta_1 = ${number(optimizer.beta1)}`, String.raw`\beta_2 = ${number(optimizer.beta2)}`);
  }
  if ('weightDecay' in optimizer) parts.push(String.raw`\lambda = ${number(optimizer.weightDecay)}`);
  if ('epsilon' in optimizer) parts.push(String.raw`\varepsilon = 10^{${Math.round(Math.log10(optimizer.epsilon))}}`);
  // A line may break after a comma, not within an equation.
  return parts.map((part) => `{${part}}`).join(String.raw`,\allowbreak\; `);
}
