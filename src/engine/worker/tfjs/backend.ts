// A TrainerBackend out of a started tfjs host. Not responsible for: starting it (start-*.ts).
import { memory } from '@tensorflow/tfjs-core';
import type { TrainerBackend } from '../trainer.ts';
import type { TfjsHost } from './host.ts';
import { createTfjsPredictor } from './predictor.ts';
import { createTfjsTrainer } from './trainer.ts';

/** `lose` makes the device fail as a driver reset would. */
export function tfjsBackend(host: TfjsHost, lose: () => void): TrainerBackend {
  return {
    id: host.id,
    createTrainer: (options) => createTfjsTrainer(host, options),
    createPredictor: (options) => createTfjsPredictor(host, options),
    /** tfjs counts the tensors of all its backends together. */
    memory: () => {
      const { numTensors, numBytes } = host.compute(() => memory());
      return { tensors: numTensors, bytes: numBytes };
    },
    lost: host.lost,
    lose,
    dispose: () => host.dispose(),
  };
}
