// A dense layer, or a 1x1 convolution, where nothing is trained: one matrix product, rows in blocks that stay in the cache
// with what they become. Not responsible for: gradients (../dense.ts).
import { FLOAT_BYTES } from '../../plan/arena.ts';
import type { Operation, ValueId } from '../../plan/operations.ts';
import { PANEL_COLUMNS } from '../../plan/parameters.ts';
import { share } from '../../plan/team.ts';
import { planBias } from '../bias.ts';
import { CLAMP_CODES } from '../clamp.ts';
import { panelKernel } from '../gather.ts';
import type { StepContext } from '../step.ts';
import type { PredictionStep } from './steps.ts';

/** Rows in and out that are worked on at once: a part of a second-level cache. */
const CACHED_BYTES = 128 * 1024;
const LEAST_ROWS = 64;
const TILE_ROWS = 5;

export function planPointwise(
  context: StepContext,
  operation: Extract<Operation, { readonly kind: 'dense' }>,
  added: ValueId | null,
): PredictionStep {
  const { inputChannels: inputs, units, rows, clamp } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const out = context.addressOf(operation.output);
  const sum = added === null ? 0 : context.addressOf(added);
  const kernel = panelKernel(context, operation.kernel);
  const bias = planBias(context, operation.bias, units).address;
  const inBytes = inputs * FLOAT_BYTES;
  const outBytes = units * FLOAT_BYTES;
  const fitting = Math.floor(CACHED_BYTES / (inBytes + outBytes) / TILE_ROWS) * TILE_ROWS;
  const block = Math.max(fitting, LEAST_ROWS);
  return {
    phases: 1,
    run(pass) {
      const total = pass.count * rows;
      const isByRows = total >= TILE_ROWS * pass.threads;
      const [first, last] = isByRows ? share(total, pass, TILE_ROWS) : [0, total];
      const [from, to] = isByRows ? [0, units] : share(units, pass, PANEL_COLUMNS);
      const panel = kernel.address + (from / PANEL_COLUMNS) * kernel.panelBytes;
      const start = from * FLOAT_BYTES;
      for (let row = first; row < last && from < to; row += block) {
        const at = row * outBytes + start;
        pass.kernels.pointwiseTiles(
          Math.min(block, last - row),
          x + row * inBytes,
          inBytes,
          inputs,
          panel,
          kernel.panelBytes,
          bias + start,
          out + at,
          outBytes,
          to - from,
          CLAMP_CODES[clamp],
          sum === 0 ? 0 : sum + at,
        );
      }
    },
  };
}
