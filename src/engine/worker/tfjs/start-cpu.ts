// Starts tfjs in plain JavaScript: the oracle of tests and the last resort.
// Not responsible for: choosing it (backends.ts).
import { engine, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { TrainerBackend } from '../trainer.ts';
import { tfjsBackend } from './backend.ts';
import { createHost } from './host.ts';

/** Always works. It has no device to lose; `lose()` behaves as if it had, so that recovery can be tested anywhere. */
export async function startCpu(): Promise<TrainerBackend> {
  if (engine().findBackendFactory('cpu') !== null) removeBackend('cpu');
  registerBackend('cpu', () => new MathBackendCPU());
  await setBackend('cpu');
  const host = createHost({ id: 'cpu', padsBatches: false, isDeviceLost: () => false });
  return tfjsBackend(host, () => host.declareLost('lost on request'));
}
