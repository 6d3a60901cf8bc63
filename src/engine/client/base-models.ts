// The base models as the page sees them: which one is in use, how far its reading is, and what it says of pictures.
// Not responsible for: preparing pictures (nn/mobilenet/prepare-image.ts), reading and running models (the worker).
import { useSyncExternalStore } from 'react';
import type { BaseModelId, BaseModelSizePx } from '../catalog/base-models.ts';
import { EngineError, toEngineError } from '../protocol/errors.ts';
import type { Counted } from '../protocol/inside-calls.ts';
import type { FeatureForm, Features, ModelPresence, ModelProgress, ModelSummary } from '../protocol/model-calls.ts';
import { startEngine } from './engine.ts';
import type { Engine } from './supervisor.ts';

export interface BaseModelView {
  /** `asking`: not known yet what this site has; `absent`: it has none. */
  readonly state: 'asking' | 'absent' | 'ready-to-load' | 'loading' | 'loaded' | 'failed';
  /** The one in use: what was preferred, else the first that is there; null where there is none. */
  readonly model: BaseModelId | null;
  /** Of its files. */
  readonly bytes: number;
  /** Those that this site has, best first. */
  readonly present: readonly ModelPresence[];
  /** While it is loading; null before the first bytes. */
  readonly progress: ModelProgress | null;
  /** When it is loaded. */
  readonly summary: ModelSummary | null;
  /** When it has failed, or the list of models could not be had. */
  readonly error: EngineError | null;
  /** Loads it; after a failure tries again. Harmless at any time. */
  readonly load: () => void;
}

type Reading =
  | { readonly kind: 'loading'; readonly progress: ModelProgress | null }
  | { readonly kind: 'loaded'; readonly summary: ModelSummary }
  | { readonly kind: 'failed'; readonly error: EngineError };

type Listing =
  | { readonly kind: 'asking' }
  | { readonly kind: 'known'; readonly present: readonly ModelPresence[] }
  | { readonly kind: 'failed'; readonly error: EngineError };

export interface BaseModelStore {
  /** The same object as long as nothing has changed. */
  view(preferred: BaseModelId | null): BaseModelView;
  subscribe(listener: () => void): () => void;
}

/** Asks what there is when the first component wants to know. */
export function createBaseModelStore(engine: Pick<Engine, 'call'>): BaseModelStore {
  const listeners = new Set<() => void>();
  const readings = new Map<BaseModelId, Reading>();
  const views = new Map<BaseModelId | null, BaseModelView>();
  let listing: Listing = { kind: 'asking' };
  let isAsking = false;

  function changed(): void {
    views.clear();
    for (const listener of listeners) listener();
  }

  function note(id: BaseModelId, reading: Reading): void {
    readings.set(id, reading);
    changed();
  }

  function ask(): void {
    if (isAsking) return;
    isAsking = true;
    engine.call('model.list', {}).then(
      (all) => {
        isAsking = false;
        listing = { kind: 'known', present: all.filter(({ present }) => present) };
        changed();
      },
      (thrown: unknown) => {
        isAsking = false;
        listing = { kind: 'failed', error: toEngineError(thrown) };
        changed();
      },
    );
  }

  function load(id: BaseModelId): void {
    const kind = readings.get(id)?.kind;
    if (kind === 'loading' || kind === 'loaded') return;
    note(id, { kind: 'loading', progress: null });
    engine
      .call('model.load', { model: id }, { onProgress: (progress) => note(id, { kind: 'loading', progress }) })
      .then(
        (summary) => note(id, { kind: 'loaded', summary }),
        (thrown: unknown) => note(id, { kind: 'failed', error: toEngineError(thrown) }),
      );
  }

  function askAgain(): void {
    listing = { kind: 'asking' };
    changed();
    ask();
  }

  function make(preferred: BaseModelId | null): BaseModelView {
    const nothing = { model: null, bytes: 0, present: [], progress: null, summary: null, error: null };
    switch (listing.kind) {
      case 'asking':
        return { ...nothing, state: 'asking', load: () => undefined };
      case 'failed':
        return { ...nothing, state: 'failed', error: listing.error, load: askAgain };
      case 'known': {
        const { present } = listing;
        const chosen = present.find(({ id }) => id === preferred) ?? present[0];
        if (chosen === undefined) return { ...nothing, state: 'absent', load: askAgain };
        const { id, bytes } = chosen;
        const reading = readings.get(id);
        return {
          state: reading?.kind ?? 'ready-to-load',
          model: id,
          bytes,
          present,
          progress: reading?.kind === 'loading' ? reading.progress : null,
          summary: reading?.kind === 'loaded' ? reading.summary : null,
          error: reading?.kind === 'failed' ? reading.error : null,
          load: () => load(id),
        };
      }
      default:
        return listing satisfies never;
    }
  }

  return {
    view(preferred) {
      const view = views.get(preferred) ?? make(preferred);
      views.set(preferred, view);
      return view;
    },
    subscribe(listener) {
      listeners.add(listener);
      // A model that is not there yet may be on its way: the next figure that wants one asks again.
      if (listing.kind !== 'known' || listing.present.length === 0) ask();
      return () => void listeners.delete(listener);
    },
  };
}

let pageStore: BaseModelStore | null = null;

function store(): BaseModelStore {
  pageStore ??= createBaseModelStore(startEngine());
  return pageStore;
}

function subscribe(listener: () => void): () => void {
  return store().subscribe(listener);
}

/**
 * The base model in use, shared by everything on the page. `preferred` is used where this site has it, else the whole V2,
 * else what there is. Nothing is loaded before `load` is called.
 */
export function useBaseModel(preferred: BaseModelId | null = null): BaseModelView {
  return useSyncExternalStore(subscribe, () => store().view(preferred));
}

/** Prepared pictures, each sizePx x sizePx x 3 bytes (`prepareImage`). */
export interface PictureQuestion {
  readonly model: BaseModelId;
  readonly sizePx: BaseModelSizePx;
  readonly pictures: readonly Uint8Array[];
  readonly signal?: AbortSignal;
}

export interface FeatureQuestion extends PictureQuestion {
  readonly nodes: readonly string[];
  readonly form: FeatureForm;
  /** Frames of a camera: not to be kept. */
  readonly passing?: boolean;
  readonly onProgress?: (progress: Counted) => void;
}

/** Pictures sent at once: 10 MB at 224 x 224. */
const AT_ONCE = 64;

function joined(pictures: readonly Uint8Array[], length: number): Uint8Array {
  const images = new Uint8Array(pictures.length * length);
  pictures.forEach((picture, n) => {
    if (picture.length !== length) throw new EngineError('limit-exceeded', `a picture of ${picture.length} bytes`);
    images.set(picture, n * length);
  });
  return images;
}

function optionsOf<P>(signal: AbortSignal | undefined, onProgress?: (progress: P) => void) {
  return { transfer: true, ...(signal === undefined ? {} : { signal }), ...(onProgress ? { onProgress } : {}) };
}

/**
 * What layers put out for pictures, in the order of the pictures. Rejects with EngineErrors: `cancelled`, the failures of
 * loading, `limit-exceeded`.
 */
export async function featuresOf(question: FeatureQuestion): Promise<Features> {
  const { model, sizePx, pictures, nodes, form, passing = false, signal, onProgress } = question;
  const length = sizePx * sizePx * 3;
  const parts: Features[] = [];
  let start = 0;
  do {
    const some = pictures.slice(start, start + AT_ONCE);
    const done = start;
    const args = { model, sizePx, images: joined(some, length), count: some.length, nodes, form, passing };
    const options = optionsOf(signal, (progress: Counted) =>
      onProgress?.({ done: done + progress.done, total: pictures.length }),
    );
    parts.push(await startEngine().call('model.features', args, options));
    start += AT_ONCE;
  } while (start < pictures.length);
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : together(parts);
}

function together(parts: readonly Features[]): Features {
  const nodes = parts[0]?.nodes ?? [];
  return {
    nodes: nodes.map(({ node, shape }, index) => {
      const arrays = parts.map((part) => part.nodes[index]?.values ?? new Float32Array());
      const values = new Float32Array(arrays.reduce((sum, array) => sum + array.length, 0));
      arrays.reduce((at, array) => {
        values.set(array, at);
        return at + array.length;
      }, 0);
      return { node, shape, values };
    }),
    computed: parts.reduce((sum, { computed }) => sum + computed, 0),
  };
}

/** Probabilities of ImageNet's classes, 1000 a picture. Rejects with `limit-exceeded` for a body without classifier. */
export async function classify({ model, sizePx, pictures, signal }: PictureQuestion): Promise<Float32Array> {
  const images = joined(pictures, sizePx * sizePx * 3);
  const args = { model, sizePx, images, count: pictures.length };
  return (await startEngine().call('model.classify', args, optionsOf(signal))).probabilities;
}
