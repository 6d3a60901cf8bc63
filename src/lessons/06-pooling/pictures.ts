// The pictures that the exhibits look at: a drawn figure that is always there, and MNIST test digits once loaded.
// Not responsible for: what a network makes of them (activations.ts).
import { useEffect, useSyncExternalStore } from 'react';
import { startEngine } from '../../engine/client/engine.ts';
import { toEngineError } from '../../engine/protocol/errors.ts';
import type { EngineErrorCode } from '../../engine/protocol/calls.ts';
import type { Image } from '../../nn/convolution.ts';

export const SIDE = 28;

/** The drawn figure, or the first MNIST test image of a digit. */
export const PICTURES = ['drawn', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
export type PictureId = (typeof PICTURES)[number];

export interface Digits {
  /** Values 0 to 1 of the first test sample of each class, by label. Empty until loaded. */
  readonly samples: ReadonlyMap<number, Image>;
  readonly loading: boolean;
  readonly error: EngineErrorCode | null;
}

export const NO_DIGITS: Digits = { samples: new Map(), loading: false, error: null };

/** The first of each digit lies among the first test samples. */
const LOOKED_AT = 62;

let digits = NO_DIGITS;
const listeners = new Set<() => void>();

function show(next: Digits): void {
  digits = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The first sample of each label, as images with values 0 to 1. */
export function firstOfEach(pixels: Uint8Array, labels: Uint8Array): ReadonlyMap<number, Image> {
  const size = SIDE * SIDE;
  const first = new Map<number, Image>();
  labels.forEach((label, index) => {
    if (first.has(label)) return;
    const values = Float32Array.from(pixels.subarray(index * size, (index + 1) * size), (byte) => byte / 255);
    first.set(label, { shape: [SIDE, SIDE, 1], values });
  });
  return first;
}

/** Fetches the digits unless they are there or on their way. */
export function loadDigits(): void {
  if (digits.loading || digits.samples.size > 0) return;
  show({ ...digits, loading: true, error: null });
  const indices = Array.from({ length: LOOKED_AT }, (_, index) => index);
  startEngine()
    .call('dataset.samples', { dataset: 'mnist', split: 'test', indices })
    .then(
      ({ pixels, labels }) => show({ samples: firstOfEach(pixels, labels), loading: false, error: null }),
      (thrown: unknown) => show({ ...digits, loading: false, error: toEngineError(thrown).code }),
    );
}

/** The digits as they are now; the first component that wants them starts the loading. */
export function useDigits(): Digits {
  useEffect(loadDigits, []);
  return useSyncExternalStore(subscribe, () => digits);
}

/** The picture to show for a wish: the drawn figure stands in for a digit that is not there. */
export function pictureFor(id: PictureId, { samples }: Digits): { readonly image: Image; readonly isDrawn: boolean } {
  const sample = id === 'drawn' ? undefined : samples.get(Number(id));
  return sample === undefined ? { image: drawnFigure(), isDrawn: true } : { image: sample, isDrawn: false };
}

/** Ends of the strokes of a drawn 4, in pixels. */
const STROKES: readonly (readonly [x0: number, y0: number, x1: number, y1: number])[] = [
  [10.5, 5.5, 8, 15],
  [8, 15, 20, 15],
  [18, 6.5, 17, 23],
];
const PEN_RADIUS = 1.1;

let drawn: Image | null = null;

/** A figure drawn for this page: no sample of any data set. */
function drawnFigure(): Image {
  if (drawn !== null) return drawn;
  const values = Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
    const x = (i % SIDE) + 0.5;
    const y = Math.floor(i / SIDE) + 0.5;
    const distance = Math.min(
      ...STROKES.map(([x0, y0, x1, y1]) => {
        const [dx, dy] = [x1 - x0, y1 - y0];
        const along = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
        return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
      }),
    );
    return Math.min(1, Math.max(0, PEN_RADIUS + 0.5 - distance));
  });
  drawn = { shape: [SIDE, SIDE, 1], values };
  return drawn;
}
