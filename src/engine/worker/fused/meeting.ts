// Where the threads of a team wait for one another: a counter and a generation in their shared memory.
// Not responsible for: what they do between meetings (network.ts) or starting them (threads.ts).
import { EngineError } from '../../protocol/errors.ts';

const ARRIVED = 0;
const GENERATION = 1;
const WORDS = 2;
/** Looks before a thread lies down: meetings are some ten microseconds apart, and being woken takes as long. */
const SPINS = 4000;
/** A thread that is silent for longer has died. */
const SILENCE_LIMIT_MS = 20_000;

/**
 * A meeting of `threads` at two words of memory that are zero at the start. Returns when all have called.
 * Throws EngineError `backend-lost` when one stays away.
 */
export function createMeeting(memory: WebAssembly.Memory, address: number, threads: number): () => void {
  const words = new Int32Array(memory.buffer, address, WORDS);
  return () => {
    const generation = Atomics.load(words, GENERATION);
    if (Atomics.add(words, ARRIVED, 1) === threads - 1) {
      Atomics.store(words, ARRIVED, 0);
      Atomics.add(words, GENERATION, 1);
      Atomics.notify(words, GENERATION);
      return;
    }
    for (let spin = 0; spin < SPINS; spin += 1) if (Atomics.load(words, GENERATION) !== generation) return;
    while (Atomics.load(words, GENERATION) === generation) {
      if (Atomics.wait(words, GENERATION, generation, SILENCE_LIMIT_MS) === 'timed-out') {
        throw new EngineError('backend-lost', 'a thread of the engine does not answer', { backend: 'fused' });
      }
    }
  };
}
