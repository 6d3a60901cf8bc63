// What the device may give of its memory. Not responsible for: what a training takes (nn/training-memory.ts), or the
// engine's own limit, which is asked last (engine/worker).

/** The engine takes no more than this, whatever the device has. */
const ENGINE_LIMIT_BYTES = 2 * 1024 ** 3;
const GIB = 1024 ** 3;

/** A quarter of the device's memory where the browser tells it, and never above the engine's limit. */
export function bytesToGive(deviceGiB: number | null): number {
  return deviceGiB === null ? ENGINE_LIMIT_BYTES : Math.min(ENGINE_LIMIT_BYTES, (deviceGiB * GIB) / 4);
}

/** Memory of the device in GiB, as far as the browser tells. */
export function deviceGiB(): number | null {
  const told: unknown = 'deviceMemory' in navigator ? navigator.deviceMemory : null;
  return typeof told === 'number' && told > 0 ? told : null;
}
