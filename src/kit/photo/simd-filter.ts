// Memory for nn's image filter in which WebAssembly's vector instructions do the sums.
// Not responsible for: planning them (nn/image-filter.ts) or the loop itself (nn/image-filter-code.ts).
import { FILTER_CODE } from '../../nn/image-filter-code.ts';
import { plainFilterMemory, TAPS_START } from '../../nn/image-filter.ts';
import type { FilterMemory, TapPass } from '../../nn/image-filter.ts';

const PAGE_BYTES = 65_536;
const FLOAT_BYTES = 4;

/** Null where the browser has no WebAssembly with vector instructions, or no memory to give. */
export function simdFilterMemory(length: number): FilterMemory | null {
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil((length * FLOAT_BYTES) / PAGE_BYTES) });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(FILTER_CODE), { env: { memory } });
    const filterRows: unknown = exports['filterRows'];
    if (typeof filterRows !== 'function') return null;
    const floats = new Float32Array(memory.buffer);
    const integers = new Int32Array(memory.buffer);
    return {
      floats,
      run({ source, sourceStep, target, targetStep, width, rows, taps }: TapPass): void {
        let at = TAPS_START;
        for (const { offset, weight } of taps) {
          integers[at] = offset * FLOAT_BYTES;
          floats[at + 1] = weight;
          at += 2;
        }
        const places = [source, sourceStep, target, targetStep, width].map((count) => count * FLOAT_BYTES);
        filterRows(...places, rows, TAPS_START * FLOAT_BYTES, at * FLOAT_BYTES);
      },
    };
  } catch {
    return null;
  }
}

/** The fastest memory that this browser has. */
export function fastestFilterMemory(length: number): FilterMemory {
  return simdFilterMemory(length) ?? plainFilterMemory(length);
}
