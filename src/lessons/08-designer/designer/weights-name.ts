// The name under which weights are kept and found again: a fingerprint of their bits.
// Not responsible for: keeping them (start-weights.ts).
import { fingerprintFloats } from '../../../nn/fingerprint.ts';

export function weightsName(weights: readonly Float32Array[]): string {
  return fingerprintFloats(...weights);
}

export function isWeightsName(text: string): boolean {
  return /^[0-9a-f]{8}$/.test(text);
}
