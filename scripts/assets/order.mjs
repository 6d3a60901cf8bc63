// A shuffle that is the same on every machine: Fisher and Yates with a small 32-bit generator (mulberry32).
// Used once, for the order in which samples are stored; training shuffles with src/nn/random.ts.

/**
 * @param {number} count
 * @param {number} seed
 * @returns {Uint32Array} the numbers 0 to count - 1
 */
export function seededOrder(count, seed) {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  let state = seed >>> 0;
  for (let last = count - 1; last > 0; last -= 1) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mix = Math.imul(state ^ (state >>> 15), state | 1);
    mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61);
    const random = (mix ^ (mix >>> 14)) >>> 0;
    const chosen = Math.floor((random / 2 ** 32) * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[chosen] ?? 0;
    order[chosen] = kept;
  }
  return order;
}
