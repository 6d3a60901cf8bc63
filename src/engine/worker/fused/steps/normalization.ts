// Batch normalization over the last axis, as Keras 3 does it: the batch's moments (variance without Bessel's
// correction) while training, moving averages otherwise. The few numbers a channel are computed in double precision.
// Not responsible for: the passes over the data (kernels/layout.ts).
import { FLOAT_BYTES } from '../plan/arena.ts';
import type { Operation } from '../plan/operations.ts';
import { share } from '../plan/team.ts';
import { planColumnSums } from './bias.ts';
import type { Pass, Step, StepContext } from './step.ts';

type Normalization = Extract<Operation, { readonly kind: 'normalization' }>;

export function planNormalization(context: StepContext, operation: Normalization): Step {
  const { channels, momentum, epsilon } = operation;
  const x = context.addressOf(operation.inputs[0] ?? 0);
  const y = context.addressOf(operation.output);
  const gamma = context.placeOf(operation.gamma).address;
  const beta = context.placeOf(operation.beta).address;
  const movingMean = context.placeOf(operation.movingMean).address;
  const movingVariance = context.placeOf(operation.movingVariance).address;
  const perChannel = (): number => context.arena.reserveFloats(channels + 4);
  const mean = perChannel();
  const variance = perChannel();
  const scale = perChannel();
  const slope = perChannel();
  const shift = perChannel();
  const sumColumns = planColumnSums(context, channels);
  const rowBytes = channels * FLOAT_BYTES;

  /** Calls back with accessors to one channel's place in each of the arrays. */
  function forEachChannel(pass: Pass, change: (at: (address: number) => number, floats: Float32Array) => void): void {
    for (let channel = 0; channel < channels; channel += 1) {
      change((address) => address / FLOAT_BYTES + channel, pass.floats);
    }
  }

  function takeBatchMoments(pass: Pass, rows: number): void {
    const { kernels } = pass;
    sumColumns(pass, rows, mean, (row, count, sums) =>
      kernels.addColumnSums(x + row * rowBytes, count, channels, sums),
    );
    forEachChannel(pass, (at, floats) => {
      floats[at(mean)] = (floats[at(mean)] ?? 0) / rows;
    });
    sumColumns(pass, rows, variance, (row, count, sums) =>
      kernels.addColumnSquares(x + row * rowBytes, mean, count, channels, sums),
    );
    forEachChannel(pass, (at, floats) => {
      floats[at(variance)] = (floats[at(variance)] ?? 0) / rows;
    });
  }

  function moveAverages(pass: Pass): void {
    forEachChannel(pass, (at, floats) => {
      const toward = (moving: number, batch: number): void => {
        floats[at(moving)] = (floats[at(moving)] ?? 0) * momentum + (floats[at(batch)] ?? 0) * (1 - momentum);
      };
      toward(movingMean, mean);
      toward(movingVariance, variance);
    });
  }

  /** By moving averages, which are constants: dx = a g. Gradients of gamma and beta are not to be had here. */
  function scaleByMovingAverages(pass: Pass): void {
    forEachChannel(pass, (at, floats) => {
      floats[at(scale)] = (floats[at(gamma)] ?? 0) / Math.sqrt((floats[at(movingVariance)] ?? 0) + epsilon);
      floats[at(slope)] = 0;
      floats[at(shift)] = 0;
    });
  }

  return {
    operation,
    // Moments and what follows from them are one thread's work; the passes over the rows are shared.
    phases: { forward: 2, backward: 2 },
    forward(pass, phase) {
      const rows = pass.count * operation.rows;
      const usedMean = pass.isTraining ? mean : movingMean;
      const usedVariance = pass.isTraining ? variance : movingVariance;
      if (phase === 1) {
        const [from, to] = share(rows, pass);
        const start = from * rowBytes;
        pass.kernels.normalizeRows(x + start, to - from, channels, usedMean, scale, beta, y + start);
        return;
      }
      if (pass.thread > 0) return;
      if (pass.isTraining) takeBatchMoments(pass, rows);
      forEachChannel(pass, (at, floats) => {
        floats[at(scale)] = (floats[at(gamma)] ?? 0) / Math.sqrt((floats[at(usedVariance)] ?? 0) + epsilon);
      });
      if (pass.movesAverages) moveAverages(pass);
    },
    /** By the batch's moments: dx = a g + (x - mean) b + c with a = gamma / sigma, b = -a sum(g (x - mean)) / (n sigma^2), c = -a sum(g) / n. */
    backward(pass, gradient, [inputGradient = 0], phase) {
      const { kernels } = pass;
      const rows = pass.count * operation.rows;
      if (phase === 1) {
        if (inputGradient === 0) return;
        const usedMean = pass.isTraining ? mean : movingMean;
        const [from, to] = share(rows, pass);
        const start = from * rowBytes;
        kernels.normalizeRowsBackward(
          gradient + start,
          x + start,
          to - from,
          channels,
          usedMean,
          scale,
          slope,
          shift,
          inputGradient + start,
        );
        return;
      }
      if (pass.thread > 0) return;
      if (!pass.isTraining) {
        scaleByMovingAverages(pass);
        return;
      }
      const gammaGradient = pass.gradientOf(gamma);
      const betaGradient = pass.gradientOf(beta);
      sumColumns(pass, rows, betaGradient, (row, count, sums) =>
        kernels.addColumnSums(gradient + row * rowBytes, count, channels, sums),
      );
      sumColumns(pass, rows, gammaGradient, (row, count, sums) =>
        kernels.addColumnProducts(gradient + row * rowBytes, x + row * rowBytes, mean, count, channels, sums),
      );
      forEachChannel(pass, (at, floats) => {
        const spread = (floats[at(variance)] ?? 0) + epsilon;
        const a = (floats[at(gamma)] ?? 0) / Math.sqrt(spread);
        const products = floats[at(gammaGradient)] ?? 0;
        floats[at(scale)] = a;
        floats[at(slope)] = (-a * products) / (rows * spread);
        floats[at(shift)] = (-a * (floats[at(betaGradient)] ?? 0)) / rows;
        floats[at(gammaGradient)] = products / Math.sqrt(spread);
      });
    },
  };
}
