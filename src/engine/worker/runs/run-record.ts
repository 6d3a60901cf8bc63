// The reproducible record of a run while it grows: loss and accuracy of every batch.
// Not responsible for: epochs (epochs.ts) or telling the page (run-events.ts).

export interface Columns {
  readonly loss: Float32Array;
  readonly accuracy: Float32Array;
}

export interface BatchRecord {
  readonly length: number;
  append(loss: number, accuracy: number): void;
  /** Forgets the entries from `length` on. */
  truncate(length: number): void;
  /** Copies of the entries from `start` (to `end`). */
  slice(start?: number, end?: number): Columns;
}

const FIRST_CAPACITY = 256;

export function createBatchRecord(initial?: Columns): BatchRecord {
  let length = initial?.loss.length ?? 0;
  let loss = new Float32Array(Math.max(FIRST_CAPACITY, 2 * length));
  let accuracy = new Float32Array(loss.length);
  if (initial !== undefined) {
    loss.set(initial.loss);
    accuracy.set(initial.accuracy);
  }

  function doubled(column: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
    const larger = new Float32Array(2 * column.length);
    larger.set(column);
    return larger;
  }

  return {
    get length() {
      return length;
    },
    append(newLoss, newAccuracy) {
      if (length === loss.length) [loss, accuracy] = [doubled(loss), doubled(accuracy)];
      loss[length] = newLoss;
      accuracy[length] = newAccuracy;
      length += 1;
    },
    truncate(newLength) {
      length = Math.min(length, newLength);
    },
    slice: (start = 0, end = length) => ({
      loss: loss.slice(start, Math.min(end, length)),
      accuracy: accuracy.slice(start, Math.min(end, length)),
    }),
  };
}
