// Adversarial training: a batch changed against the network before it is trained on, by one step of FGSM (Goodfellow et
// al. 2015, arXiv:1412.6572). Not responsible for: when (training.ts), attacks on single images (nn/inside/adversarial.ts).
import { sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import type { Batch, Trainer } from '../trainer.ts';

/**
 * The batch with each number moved by `epsilon` the way the cross-entropy of its sample rises, within [0, 1]. For networks
 * that end in a softmax: the slope of the loss is that of the logits times (probability - label).
 */
export async function hardenedBatch(
  trainer: Trainer,
  spec: NetworkSpec,
  batch: Batch,
  epsilon: number,
): Promise<Batch> {
  const { images, labels, count } = batch;
  const probabilities = await trainer.predict(images, count);
  const classes = probabilities.length / count;
  const combination = Array.from(
    probabilities,
    (p, i) => p - (labels[Math.floor(i / classes)] === i % classes ? 1 : 0),
  );
  const { values } = await trainer.scalarGradient({
    images,
    count,
    of: { nodeIndex: spec.nodes.length - 1, logits: true, combination, reduce: 'sum' },
    with: 'input',
  });
  const length = count * sizeOf(spec.inputShape);
  const changed = images.slice(0, length);
  for (let i = 0; i < length; i += 1) {
    changed[i] = Math.min(1, Math.max(0, (changed[i] ?? 0) + epsilon * Math.sign(values[i] ?? 0)));
  }
  return { ...batch, images: changed };
}
