// Losses that can be known before any training: that of a network which knows nothing, and the least that is left when
// softmax is applied twice. Not responsible for: losses of trained networks.

const CLASSES = 10;

/** -ln(1/10): what equal chances for ten classes cost. */
export const CHANCE_LOSS = Math.log(CLASSES);

/**
 * The least crossentropy after a second softmax. The first gives at best 1 to one class and 0 to the nine others, so the
 * second gives e / (e + 9) to the right one: -ln(e / (e + 9)).
 */
export const TWICE_FLOOR = -Math.log(Math.E / (Math.E + CLASSES - 1));
