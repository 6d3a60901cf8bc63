// Where everything lies in the module's memory, decided before there is a memory: a running top, constant tables,
// scratch that steps share because only one runs at a time, and gradient blocks that are handed on when they are free.
// Not responsible for: what the places are used for.
import type { Seat } from './team.ts';

/** Bytes kept free at the end: kernels may read (never write) a little past what they were given. */
const SLACK = 1024;
const ALIGNMENT = 64;

export const FLOAT_BYTES = 4;

/** A place whose address is known once the whole plan stands. */
export interface ScratchBlock {
  readonly address: number;
}

export interface Table {
  readonly address: number;
  readonly values: Int32Array;
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

/** Scratch of one step; the blocks of one frame do not overlap, those of different frames do. */
export class ScratchFrame {
  readonly #blocks: { address: number }[] = [];
  #size = 0;

  reserve(bytes: number): ScratchBlock {
    const block = { address: this.#size };
    this.#blocks.push(block);
    this.#size += aligned(bytes);
    return block;
  }

  get size(): number {
    return this.#size;
  }

  /** Called once by the arena. */
  place(base: number): void {
    for (const block of this.#blocks) block.address += base;
  }
}

export class Arena {
  readonly #tables: Table[] = [];
  readonly #frames: ScratchFrame[] = [];
  readonly #freeBlocks: { address: number; bytes: number }[] = [];
  readonly #takenBytes = new Map<number, number>();
  #top: number;

  /** Address 0 is kept for "none". */
  constructor(base = ALIGNMENT) {
    this.#top = base;
  }

  /** Bytes for good, zero at the start. */
  reserve(bytes: number): number {
    const address = this.#top;
    this.#top += aligned(bytes);
    return address;
  }

  reserveFloats(count: number): number {
    return this.reserve(count * FLOAT_BYTES);
  }

  /** Constants that are written when the memory exists. */
  table(values: Iterable<number>): number {
    const table = { values: Int32Array.from(values), address: 0 };
    table.address = this.reserve(table.values.byteLength);
    this.#tables.push(table);
    return table.address;
  }

  scratch(): ScratchFrame {
    const frame = new ScratchFrame();
    this.#frames.push(frame);
    return frame;
  }

  /** A block for a while: a free one where one is large enough, the smallest of them. Contents are whatever was there. */
  take(bytes: number): number {
    let best = -1;
    this.#freeBlocks.forEach((block, index) => {
      const other = this.#freeBlocks[best];
      if (block.bytes >= bytes && (other === undefined || block.bytes < other.bytes)) best = index;
    });
    const [found] = best < 0 ? [] : this.#freeBlocks.splice(best, 1);
    const address = found?.address ?? this.reserve(bytes);
    this.#takenBytes.set(address, found?.bytes ?? aligned(bytes));
    return address;
  }

  giveBack(address: number): void {
    const bytes = this.#takenBytes.get(address);
    if (bytes === undefined) return;
    this.#takenBytes.delete(address);
    this.#freeBlocks.push({ address, bytes });
  }

  /** Places the scratch, of `thread` of so many `threads` each with its own, and tells how many bytes the memory needs. */
  finish({ thread, threads }: Seat): { readonly bytes: number; readonly tables: readonly Table[] } {
    const size = aligned(Math.max(0, ...this.#frames.map((frame) => frame.size)));
    const base = this.reserve(size * threads);
    for (const frame of this.#frames) frame.place(base + thread * size);
    return { bytes: this.#top + SLACK, tables: this.#tables };
  }
}
