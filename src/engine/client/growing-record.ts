// A run's record on the page: grows with the events without being copied each time.
// Not responsible for: which event belongs to which run (run-store.ts).

/** Two columns of equal length that grow geometrically. Views handed out earlier keep their values. */
export interface GrowingRecord {
  /** Sets entries [fromStep, fromStep + loss.length) and forgets what lies behind them. */
  splice(fromStep: number, loss: Float32Array, accuracy: Float32Array): void;
  readonly length: number;
  /** Views without a copy, valid for good. */
  views(): { readonly loss: Float32Array; readonly accuracy: Float32Array };
}

export function createGrowingRecord(loss: Float32Array, accuracy: Float32Array): GrowingRecord {
  let length = loss.length;
  let lossColumn = loss;
  let accuracyColumn = accuracy;

  function moveTo(capacity: number, keep: number): void {
    lossColumn = grown(lossColumn, capacity, keep);
    accuracyColumn = grown(accuracyColumn, capacity, keep);
  }

  return {
    splice(fromStep, newLoss, newAccuracy) {
      const start = Math.min(fromStep, length);
      const end = start + newLoss.length;
      // Overwriting would change the views of an earlier state: they get to keep the old columns.
      if (start < length) moveTo(Math.max(end, lossColumn.length), start);
      else if (end > lossColumn.length) moveTo(Math.max(end, 2 * lossColumn.length, 256), start);
      lossColumn.set(newLoss, start);
      accuracyColumn.set(newAccuracy, start);
      length = end;
    },
    get length() {
      return length;
    },
    views: () => ({ loss: lossColumn.subarray(0, length), accuracy: accuracyColumn.subarray(0, length) }),
  };
}

function grown(column: Float32Array, capacity: number, keep: number): Float32Array {
  const larger = new Float32Array(capacity);
  larger.set(column.subarray(0, keep));
  return larger;
}
