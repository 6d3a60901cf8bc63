// Numbers that the prose speaks of, worked out instead of typed. Not responsible for: the words around them.

const SAMPLES_PER_SECOND = 16_000;
/** Dilations 1, 2, 4 ... 512 of kernels two samples wide: each layer adds its dilation to the receptive field. */
const field = Array.from({ length: 10 }, (_, i) => 2 ** i).reduce((sum, dilation) => sum + dilation, 1);

export const facts = {
  samplesPerSecond: SAMPLES_PER_SECOND,
  field,
  fieldMs: (field / SAMPLES_PER_SECOND) * 1000,
  board: 19 * 19,
};
