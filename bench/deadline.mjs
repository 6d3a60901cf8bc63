// How much of a run's time is left, and work that must not take longer. Not responsible for: what to do then.

/**
 * @typedef {object} Deadline
 * @property {() => number} remainingMs Infinite without a limit, never below zero.
 */

/**
 * @param {number | null} totalMs Null: no limit.
 * @param {() => number} [now]
 * @returns {Deadline}
 */
export function startDeadline(totalMs, now = () => performance.now()) {
  const end = totalMs === null ? Number.POSITIVE_INFINITY : now() + totalMs;
  return { remainingMs: () => Math.max(0, end - now()) };
}

export class OutOfTimeError extends Error {
  /** @override */
  name = 'OutOfTimeError';
}

/**
 * The work's result, or an OutOfTimeError when it takes longer. The work itself is not ended by that.
 * @template T
 * @param {Promise<T>} work
 * @param {number} limitMs
 * @returns {Promise<T>}
 */
export function within(work, limitMs) {
  if (limitMs === Number.POSITIVE_INFINITY) return work;
  return new Promise((resolve, reject) => {
    const late = () => reject(new OutOfTimeError(`took longer than ${(limitMs / 1000).toFixed(0)} s`));
    const timer = setTimeout(late, limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
