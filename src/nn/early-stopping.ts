// Which epoch was the best, when training stops early, and which files are written: Keras 3's EarlyStopping and
// ModelCheckpoint as functions of the losses they watch. Not responsible for: computing losses, stopping or writing.
import type { EarlyStopping } from './plan.ts';

/** What EarlyStopping knows after one epoch. */
export interface WatchedEpoch {
  readonly loss: number;
  /** Whether the loss was lower than the best before it by more than the least change. */
  readonly improved: boolean;
  /** Index of the best epoch so far, counted from 0, and its loss. */
  readonly best: number;
  readonly bestLoss: number;
  /** Epochs since the best one. */
  readonly wait: number;
  /** Training ends with this epoch. */
  readonly stops: boolean;
}

/**
 * Goes through the losses as keras.callbacks.EarlyStopping (Keras 3.15; monitor in mode min) does, up to the epoch after
 * which it stops. An epoch is better when `loss + |minDelta| < best loss`; the first one always is, even if its loss is not
 * a number. Training stops when `patience` or more epochs have passed since the best one, but never after the first epoch.
 * Keras compares in float32, this in float64.
 */
export function watchLosses(
  losses: readonly number[],
  { patience, minDelta }: Pick<EarlyStopping, 'patience' | 'minDelta'>,
): readonly WatchedEpoch[] {
  const least = Math.abs(minDelta);
  const epochs: WatchedEpoch[] = [];
  for (const [index, loss] of losses.entries()) {
    const before = epochs.at(-1);
    const improved = before === undefined || loss + least < before.bestLoss;
    const wait = improved ? 0 : before.wait + 1;
    const stops = !improved && wait >= patience;
    epochs.push({
      loss,
      improved,
      best: improved ? index : before.best,
      bestLoss: improved ? loss : before.bestLoss,
      wait,
      stops,
    });
    if (stops) break;
  }
  return epochs;
}

/** File names that ModelCheckpoint is given: one that every save replaces, or one that names epoch and loss. */
export const CHECKPOINT_FILES = ['model.keras', '{epoch:02d}-{val_loss:.4f}.keras'] as const;
export type CheckpointFile = (typeof CHECKPOINT_FILES)[number];

/** A file on the disk: its name, and the epoch (counted from 0) whose model it holds. */
export interface SavedFile {
  readonly name: string;
  readonly epoch: number;
}

/** The name that Keras makes of a pattern; epochs are counted from 1 in it. */
export function checkpointName(pattern: CheckpointFile, epoch: number, loss: number): string {
  if (pattern === 'model.keras') return pattern;
  const number = Number.isFinite(loss) ? loss.toFixed(4) : Number.isNaN(loss) ? 'nan' : loss > 0 ? 'inf' : '-inf';
  return `${String(epoch + 1).padStart(2, '0')}-${number}.keras`;
}

/**
 * The saves of keras.callbacks.ModelCheckpoint (Keras 3.15; mode min, after every epoch), in order. With `saveBestOnly` an
 * epoch is saved when its loss is below all those saved before (there is no least change); the first one always is.
 */
export function checkpointSaves(
  losses: readonly number[],
  { saveBestOnly, pattern }: { readonly saveBestOnly: boolean; readonly pattern: CheckpointFile },
): readonly SavedFile[] {
  const saves: SavedFile[] = [];
  let bestLoss: number | null = null;
  for (const [epoch, loss] of losses.entries()) {
    if (saveBestOnly && bestLoss !== null && !(loss < bestLoss)) continue;
    bestLoss = loss;
    saves.push({ name: checkpointName(pattern, epoch, loss), epoch });
  }
  return saves;
}

/** What lies on the disk after these saves: a save under a name that exists replaces what was there. */
export function filesAfter(saves: readonly SavedFile[]): readonly SavedFile[] {
  const files = new Map<string, SavedFile>();
  for (const save of saves) {
    files.delete(save.name);
    files.set(save.name, save);
  }
  return [...files.values()];
}
