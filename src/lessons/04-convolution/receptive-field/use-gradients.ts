// Gradients of the chosen unit over a few test images, worked out on the page image by image, so that it stays responsive.
// Not responsible for: the network's training (use-field.ts) or the gradients themselves (nn/effective-field.ts).
import { useEffect, useState } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { traceOf, unitGradients } from '../../../nn/effective-field.ts';
import type { Trace } from '../../../nn/effective-field.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec, Pair } from '../../../nn/spec.ts';
import type { FieldGradients } from './field-session.ts';
import { traceSize } from './stack.ts';
import type { StackData } from './stack.ts';

/** Test images that gradients are averaged over: fewer where a large stack makes each one costly. */
const MOST_IMAGES = 32;
const FEWEST_IMAGES = 8;
/** Numbers that all traces together may keep: 32 MB. */
const MOST_NUMBERS = 8_000_000;

function imagesFor(spec: NetworkSpec): number {
  return Math.max(FEWEST_IMAGES, Math.min(MOST_IMAGES, Math.floor(MOST_NUMBERS / traceSize(spec))));
}

/** Weights of one trained network up to the top of the stack, the images, and the traces made so far. */
interface Material {
  readonly key: string;
  readonly spec: NetworkSpec;
  readonly weights: readonly Float32Array[];
  readonly samples: readonly Float32Array[];
  readonly traces: (Trace | undefined)[];
}

async function fetchMaterial(key: string, runId: string, spec: NetworkSpec, data: StackData): Promise<Material> {
  const engine = startEngine();
  const indices = Array.from({ length: imagesFor(spec) }, (_, index) => index);
  const [weights, { pixels }] = await Promise.all([
    engine.call('run.weights', { runId }),
    engine.call('dataset.samples', { dataset: data, split: 'test', indices }),
  ]);
  const size = sizeOf(spec.inputShape);
  const kernelCount = spec.nodes.filter(({ layer }) => layer.className === 'Conv2D').length * 2;
  return {
    key,
    spec,
    weights: weights.slice(0, kernelCount).map(({ values }) => values),
    samples: indices.map((index) =>
      Float32Array.from(pixels.subarray(index * size, (index + 1) * size), (v) => v / 255),
    ),
    traces: [],
  };
}

/** Lets the page paint and answer before the next image. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

async function sumOver(
  material: Material,
  node: number,
  place: Pair,
  wanted: () => boolean,
  tell: (gradients: FieldGradients) => void,
): Promise<void> {
  const { spec, weights, samples, traces } = material;
  const [height = 1, width = 1] = spec.inputShape;
  const strength = new Float32Array(height * width);
  let cases = 0;
  let active = 0;
  for (const [index, sample] of samples.entries()) {
    const trace = (traces[index] ??= traceOf(spec, weights, sample));
    const found = unitGradients(spec, weights, trace, node, place);
    found.strength.forEach((value, i) => void (strength[i] = (strength[i] ?? 0) + value));
    cases += found.filters;
    active += found.active;
    if (index > 0 && index % 8 !== 7 && index < samples.length - 1) {
      // oxlint-disable-next-line no-await-in-loop -- one image after the other is the point
      await breathe();
      if (!wanted()) return;
      continue;
    }
    tell({ strength: strength.slice(), images: index + 1, ofImages: samples.length, cases, active });
    // oxlint-disable-next-line no-await-in-loop -- the same
    await breathe();
    if (!wanted()) return;
  }
}

export interface Asked {
  readonly runId: string;
  /** Steps that the weights have been trained. */
  readonly step: number;
  /** The stack without the classifier on top. */
  readonly spec: NetworkSpec;
  readonly data: StackData;
}

/** Gradients at a unit of a trained network; null while there are none. `failed` is told when weights can't be had. */
export function useGradients(
  asked: Asked | null,
  node: number,
  place: Pair,
): { readonly gradients: FieldGradients | null; readonly failed: unknown } {
  const key = asked === null ? null : `${asked.runId} ${asked.step}`;
  const [material, setMaterial] = useState<Material | null>(null);
  const [failed, setFailed] = useState<{ readonly key: string; readonly reason: unknown } | null>(null);
  const [found, setFound] = useState<{ readonly of: string; readonly gradients: FieldGradients } | null>(null);
  const [row, column] = place;

  useEffect(() => {
    if (key === null || asked === null || material?.key === key || failed?.key === key) return;
    let isWanted = true;
    fetchMaterial(key, asked.runId, asked.spec, asked.data).then(
      (fetched) => {
        if (isWanted) setMaterial(fetched);
      },
      (reason: unknown) => {
        if (isWanted) setFailed({ key, reason });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [key, asked, material, failed]);

  const current = material !== null && material.key === key ? material : null;
  useEffect(() => {
    if (current === null) return;
    let isWanted = true;
    const of = `${current.key} ${node} ${row} ${column}`;
    void sumOver(
      current,
      node,
      [row, column],
      () => isWanted,
      (gradients) => {
        if (isWanted) setFound({ of, gradients });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [current, node, row, column]);

  const isCurrent = found !== null && found.of === `${key} ${node} ${row} ${column}`;
  return { gradients: isCurrent ? found.gradients : null, failed: failed?.key === key ? failed?.reason : null };
}
