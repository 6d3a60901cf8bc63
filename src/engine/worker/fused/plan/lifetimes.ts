// Places for blocks that are needed only for a while: blocks whose times don't meet may share a place. The largest are
// placed first, each as low as it fits. Not responsible for: when a block is needed (prediction-plan.ts).

export interface TimedBlock {
  readonly bytes: number;
  /** First and last moment at which it is needed. */
  readonly first: number;
  readonly last: number;
}

export interface Placement {
  /** Of each block from the start of the common place. */
  readonly offsets: readonly number[];
  readonly bytes: number;
}

interface Placed {
  readonly block: TimedBlock;
  readonly offset: number;
}

/** Sizes are rounded up to whole lines of the cache. */
export function placeByLifetime(blocks: readonly TimedBlock[], alignment = 64): Placement {
  const offsets = blocks.map(() => 0);
  const placed: Placed[] = [];
  const order = blocks.map((_, index) => index).toSorted((a, b) => (blocks[b]?.bytes ?? 0) - (blocks[a]?.bytes ?? 0));
  let top = 0;
  for (const index of order) {
    const block = blocks[index];
    if (block === undefined) continue;
    const bytes = Math.ceil(block.bytes / alignment) * alignment;
    const met = placed
      .filter((other) => other.block.first <= block.last && block.first <= other.block.last)
      .toSorted((a, b) => a.offset - b.offset);
    let offset = 0;
    for (const other of met) {
      if (offset + bytes <= other.offset) break;
      offset = Math.max(offset, other.offset + Math.ceil(other.block.bytes / alignment) * alignment);
    }
    placed.push({ block, offset });
    offsets[index] = offset;
    top = Math.max(top, offset + bytes);
  }
  return { offsets, bytes: top };
}
