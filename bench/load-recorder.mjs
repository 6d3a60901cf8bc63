// What runs in a page that is being loaded: notes its paints, shifts and long tasks as the browser tells them.
// Not responsible for: slowing it down (loading.mjs).

/**
 * @typedef {object} Load
 * @property {number} paintMs Of the largest content, from the start of the navigation.
 * @property {string} element That it is.
 * @property {number} shift Cumulative layout shift: the worst window of shifts, as browsers count it.
 * @property {number} longestTaskMs 0 where none took 50 ms.
 * @property {readonly { startMs: number, durationMs: number }[]} tasks All over 50 ms.
 * @property {number} bytes Sent by the host until the page had settled.
 * @property {number} requests
 */

/** Runs in a page before its scripts. */
export function installLoadRecorder() {
  /** @type {NonNullable<Window['loadRecord']>} */
  const record = { paints: [], shifts: [], tasks: [], lastMs: 0 };
  window.loadRecord = record;
  const observe = (/** @type {string} */ type, /** @type {(entry: PerformanceEntry) => void} */ note) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        note(entry);
        record.lastMs = performance.now();
      }
    }).observe({ type, buffered: true });
  };
  observe('largest-contentful-paint', (entry) => {
    const element = 'element' in entry && entry.element instanceof Element ? entry.element : null;
    record.paints.push({ atMs: entry.startTime, element: element === null ? '' : element.tagName.toLowerCase() });
  });
  observe('layout-shift', (entry) => {
    if (!('value' in entry) || !('hadRecentInput' in entry)) return;
    if (entry.hadRecentInput !== true) record.shifts.push({ atMs: entry.startTime, value: Number(entry.value) });
  });
  observe('longtask', ({ startTime, duration }) => {
    record.tasks.push({ startMs: startTime, durationMs: duration });
  });
  observe('resource', () => undefined);
}

/**
 * Runs in a page: waits until nothing has happened for a while.
 * @param {number} settledMs
 * @returns {Promise<Load>}
 */
export async function readLoad(settledMs) {
  const record = window.loadRecord;
  if (record === undefined) throw new Error('nothing was recorded');
  while (performance.now() - record.lastMs < settledMs) {
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  // Shifts less than a second apart count together, for at most five seconds.
  let worst = 0;
  let sum = 0;
  let firstMs = Number.NEGATIVE_INFINITY;
  let beforeMs = Number.NEGATIVE_INFINITY;
  for (const { atMs, value } of record.shifts) {
    const isTogether = atMs - beforeMs < 1000 && atMs - firstMs < 5000;
    sum = isTogether ? sum + value : value;
    if (!isTogether) firstMs = atMs;
    beforeMs = atMs;
    worst = Math.max(worst, sum);
  }
  const largest = record.paints.at(-1);
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const sizes = entries.map((entry) => ('transferSize' in entry ? Number(entry.transferSize) : 0));
  return {
    paintMs: largest?.atMs ?? Number.NaN,
    element: largest?.element ?? '',
    shift: worst,
    longestTaskMs: Math.max(0, ...record.tasks.map(({ durationMs }) => durationMs)),
    tasks: record.tasks,
    bytes: sizes.reduce((total, size) => total + size, 0),
    requests: entries.length,
  };
}
