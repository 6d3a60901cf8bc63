// The course's photo filter against the loop that one would write first: every response of a 5 x 5 kernel to the three
// channels of a 640 x 480 picture, and their sum. Not responsible for: what a page shows of it (../photo.mjs).
import { fastestFilterMemory } from '../../src/kit/photo/simd-filter.ts';
import { createImageFilter, filterMemoryLength, FILTER_PLANES } from '../../src/nn/image-filter.ts';
import { toSeed } from '../../src/nn/plan.ts';
import { createRandom } from '../../src/nn/random.ts';

const HEIGHT = 480;
const WIDTH = 640;
const SIDE = 5;
const OUTPUT_HEIGHT = HEIGHT - SIDE + 1;
const OUTPUT_WIDTH = WIDTH - SIDE + 1;

/** Milliseconds of each call, in order. */
export interface FilterTimes {
  readonly oursMs: readonly number[];
  readonly plainLoopMs: readonly number[];
}

/** Height, width, channels in; the three responses and their sum out, place by place. */
function plainLoop(output: Float32Array, image: Float32Array, kernel: Float32Array): void {
  for (let y = 0; y < OUTPUT_HEIGHT; y += 1) {
    for (let x = 0; x < OUTPUT_WIDTH; x += 1) {
      const at = (y * OUTPUT_WIDTH + x) * 4;
      let total = 0;
      for (let c = 0; c < 3; c += 1) {
        let sum = 0;
        for (let i = 0; i < SIDE; i += 1) {
          for (let j = 0; j < SIDE; j += 1) {
            sum += (image[((y + i) * WIDTH + x + j) * 3 + c] ?? 0) * (kernel[i * SIDE + j] ?? 0);
          }
        }
        output[at + c] = sum;
        total += sum;
      }
      output[at + 3] = total;
    }
  }
}

function timeMs(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

/** Both in turns. The first rounds are not counted: compilers do their work in them. Throws where the two disagree. */
export function timeFilter(rounds: number, warmUpRounds: number): FilterTimes {
  const random = createRandom(toSeed(1));
  const rgba = Uint8ClampedArray.from({ length: HEIGHT * WIDTH * 4 }, () => random.integer(256));
  // No rank-one kernel: those take a shorter way.
  const kernel = Array.from({ length: SIDE * SIDE }, () => random.normal());
  const image = Float32Array.from({ length: HEIGHT * WIDTH * 3 }, (_, i) => rgba[Math.floor(i / 3) * 4 + (i % 3)] ?? 0);
  const weights = Float32Array.from(kernel);
  const output = new Float32Array(OUTPUT_HEIGHT * OUTPUT_WIDTH * 4);
  const filter = createImageFilter(fastestFilterMemory(filterMemoryLength(HEIGHT, WIDTH)), HEIGHT, WIDTH);
  filter.load(rgba);
  const options = { kernel, scale: 1, stride: 1, padding: 'valid' } as const;
  const oursMs: number[] = [];
  const plainLoopMs: number[] = [];
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const ours = timeMs(() => void filter.respond(options, FILTER_PLANES));
    const plain = timeMs(() => plainLoop(output, image, weights));
    if (round < 0) continue;
    oursMs.push(ours);
    plainLoopMs.push(plain);
  }
  const sums = filter.respond(options, ['sum'])?.planes.sum ?? new Float32Array();
  const worst = sums.reduce((most, sum, i) => Math.max(most, Math.abs(sum - (output[i * 4 + 3] ?? NaN))), 0);
  if (!(sums.length === output.length / 4 && worst < 0.1)) throw new Error(`filter and plain loop differ by ${worst}`);
  return { oursMs, plainLoopMs };
}
