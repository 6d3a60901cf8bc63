// A dense layer with softmax by hand, to compare with. Not responsible for: anything in the course.

/** Probabilities; the kernel is [inputs, units]. */
export function forwardPass(x: Float32Array, kernel: Float32Array, bias: Float32Array): readonly number[] {
  const units = bias.length;
  const scores = Array.from(bias, (start, unit) =>
    x.reduce((sum, value, i) => sum + value * (kernel[i * units + unit] ?? 0), start),
  );
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
