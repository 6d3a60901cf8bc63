// How much processor time which process of the browser takes while something is done. Not responsible for: memory.

/** @typedef {import('./chromium.mjs').ProcessUse} ProcessUse */

/**
 * @typedef {object} ProcessorMeter
 * @property {<T>(work: () => Promise<T>) => Promise<T>} during Does the work and adds what it took.
 * @property {() => number | null} busiestTab Process of the tab that took most so far: the one that did the work.
 * @property {() => number} seconds Of that tab and the GPU process, all threads together.
 */

/**
 * @param {() => Promise<readonly ProcessUse[]>} readProcesses
 * @returns {ProcessorMeter}
 */
export function createProcessorMeter(readProcesses) {
  /** @type {Map<number, { type: string, seconds: number }>} */
  const taken = new Map();

  function busiestTab() {
    const tabs = [...taken].filter(([, { type }]) => type === 'renderer');
    return tabs.toSorted(([, a], [, b]) => b.seconds - a.seconds)[0]?.[0] ?? null;
  }

  return {
    async during(work) {
      const before = new Map((await readProcesses()).map(({ id, cpuTime }) => [id, cpuTime]));
      const result = await work();
      for (const { id, type, cpuTime } of await readProcesses()) {
        const seconds = cpuTime - (before.get(id) ?? 0) + (taken.get(id)?.seconds ?? 0);
        taken.set(id, { type, seconds });
      }
      return result;
    },
    busiestTab,
    seconds() {
      const tab = busiestTab();
      return [...taken].reduce((sum, [id, { type, seconds }]) => sum + (id === tab || type === 'GPU' ? seconds : 0), 0);
    },
  };
}
