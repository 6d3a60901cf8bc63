// Refuses a build whose files import one another in a circle: which of them runs first then depends on which arrives first,
// and the other may find names that are not there yet. That fails once in some loads, and only on some machines.
// Not responsible for: circles between modules of one file (the linter forbids them), or how files are cut (vite.config.ts).

/**
 * Circles of static imports, each as the files in it.
 * @param {readonly { fileName: string, imports: readonly string[] }[]} chunks
 * @returns {readonly (readonly string[])[]}
 */
export function chunkCycles(chunks) {
  const imports = new Map(chunks.map((chunk) => [chunk.fileName, chunk.imports]));
  /** @type {Map<string, { index: number, low: number }>} */
  const seen = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const cycles = [];

  // Tarjan's strongly connected components.
  function visit(/** @type {string} */ file) {
    const mine = { index: seen.size, low: seen.size };
    seen.set(file, mine);
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      const known = seen.get(next);
      if (known === undefined) mine.low = Math.min(mine.low, visit(next).low);
      else if (stack.includes(next)) mine.low = Math.min(mine.low, known.index);
    }
    if (mine.low === mine.index) {
      const members = stack.splice(stack.indexOf(file));
      if (members.length > 1) cycles.push(members.toSorted());
    }
    return mine;
  }

  for (const { fileName } of chunks) if (!seen.has(fileName)) visit(fileName);
  return cycles;
}

/** @returns {import('vite').Plugin} */
export function noChunkCycles() {
  return {
    name: 'stride:no-chunk-cycles',
    apply: 'build',
    generateBundle(_options, bundle) {
      const cycles = chunkCycles(Object.values(bundle).filter((output) => output.type === 'chunk'));
      if (cycles.length === 0) return;
      const told = cycles.map((files) => files.join(' and ')).join('; ');
      this.error(
        `Files of the build import one another in a circle: ${told}. Cut them otherwise (TOGETHER in vite.config.ts).`,
      );
    },
  };
}
