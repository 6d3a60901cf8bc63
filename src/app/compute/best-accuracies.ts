// Remembers the best validation accuracy that a training has reached in the lesson that is open.
// Not responsible for: training or showing (progress-page/).
import { startEngine } from '../../engine/client/engine.ts';
import type { EngineSignal } from '../../engine/client/supervisor.ts';
import { navigation } from '../navigation.ts';
import { noteAccuracy } from '../stores/progress.ts';

/** The best accuracy on validation images among the epochs of a signal; null when it has none. */
export function bestAccuracyIn(signal: EngineSignal): number | null {
  if (signal.kind !== 'run') return null;
  const reached = signal.epochs.map((epoch) => epoch.validationAccuracy).filter((accuracy) => accuracy !== null);
  return reached.length === 0 ? null : Math.max(...reached);
}

/** Listens as long as the page lives, or until the returned function is called. Starts nothing. */
export function keepBestAccuracies(): () => void {
  return startEngine().subscribe((signal) => {
    const accuracy = bestAccuracyIn(signal);
    const { route } = navigation().current();
    if (accuracy !== null && route.kind === 'lesson') noteAccuracy(route.slug, accuracy);
  });
}
