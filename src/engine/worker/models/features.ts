// What layers of a model put out for pictures, worked out once for each picture: a few at a time, so that a wish to stop
// and other questions are heard. Not responsible for: computing (model-network.ts), reading models (model-store.ts).
import { scaleInto } from '../../../nn/mobilenet/prepare-image.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import { BASE_MODELS } from '../../catalog/base-models.ts';
import { throwIfCancelled } from '../../protocol/cancel.ts';
import type { CancelSignal } from '../../protocol/cancel.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { Counted } from '../../protocol/inside-calls.ts';
import type { Features, ModelCalls, PreparedPictures } from '../../protocol/model-calls.ts';
import type { Clock } from '../runs/clock.ts';
import { checkNumbers, checkPictures, picturesOf } from './asked-pictures.ts';
import { createFeatureCache } from './feature-cache.ts';
import type { FeatureVault } from './feature-vault.ts';
import type { ModelNetwork, SizedModel } from './model-network.ts';

/** Of pooled features, about 4,000 pictures. */
const POOLED_BYTES = 48 * 1024 * 1024;
const WHOLE_BYTES = 64 * 1024 * 1024;

/** Pictures go through the network in parts that take about this long, so that nobody waits much longer. */
const PART_MS = 60;
const MOST_AT_ONCE = 16;

/** Written to the device after this many. */
const WRITE_EVERY = 32;

/** Names asked of the device at once. */
const READ_AT_ONCE = 256;

export interface FeatureTools {
  readonly clock: Clock;
  readonly vault: FeatureVault;
  readonly sha256Hex: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
}

export interface Watching<P> {
  readonly signal: CancelSignal;
  report(progress: P): void;
}

export interface FeatureExtractor {
  features(
    network: ModelNetwork,
    args: ModelCalls['model.features']['args'],
    watching: Watching<Counted>,
  ): Promise<Features>;
  classify(network: ModelNetwork, pictures: PreparedPictures, signal: CancelSignal): Promise<Float32Array>;
  forget(): Promise<void>;
}

/** Places whose outputs are worked out, and kept, together. */
interface Together {
  /** Names what is kept: the same name is the same numbers for the same picture. */
  readonly name: string;
  readonly places: readonly number[];
  /** Numbers of each place. */
  readonly sizes: readonly number[];
  /** Of all places. */
  readonly size: number;
}

export function createFeatureExtractor({ clock, vault, sha256Hex }: FeatureTools): FeatureExtractor {
  const pooled = createFeatureCache(POOLED_BYTES);
  const whole = createFeatureCache(WHOLE_BYTES);
  /** Pictures that are being worked out: whoever wants the same waits for them. */
  const underway = new Map<string, Promise<void>>();
  /** Of one picture at a size of a model, measured. */
  const pictureMs = new Map<string, number>();

  /** Some pictures, one after another, through the network. */
  async function compute(
    sized: SizedModel,
    speed: string,
    places: readonly number[],
    pictures: readonly Uint8Array[],
  ): Promise<readonly Float32Array[]> {
    const length = pictures[0]?.length ?? 0;
    const images = new Float32Array(pictures.length * length);
    pictures.forEach((bytes, n) => scaleInto(images.subarray(n * length), bytes));
    const startMs = clock.nowMs();
    const outputs = await sized.outputs(images, pictures.length, places);
    pictureMs.set(speed, (clock.nowMs() - startMs) / pictures.length);
    return outputs;
  }

  /** How many pictures take about PART_MS; one, before any was measured. */
  function atOnce(speed: string): number {
    const measured = pictureMs.get(speed);
    return measured === undefined ? 1 : Math.min(MOST_AT_ONCE, Math.max(1, Math.floor(PART_MS / measured)));
  }

  async function features(
    network: ModelNetwork,
    args: ModelCalls['model.features']['args'],
    { signal, report }: Watching<Counted>,
  ): Promise<Features> {
    const { sizePx, count, nodes, form, passing = false } = args;
    checkPictures(args);
    const sized = network.at(sizePx);
    const wanted = togetherOf(sized, nodes, form);
    checkNumbers(wanted.size * count);
    const together = form === 'pooled' && !passing ? togetherOf(sized, BASE_MODELS[network.id].cuts, form) : wanted;
    const cache = form === 'pooled' ? pooled : whole;
    const about = `${network.fingerprint} ${sizePx} ${together.name}`;
    const speed = `${network.id} ${sizePx}`;
    const pictures = picturesOf(args);
    const names: string[] = [];
    for (const bytes of pictures) {
      // One after the other: each picture's bytes are copied for it.
      names.push(`${about} ${await sha256Hex(bytes.slice())}`);
      if (names.length % READ_AT_ONCE === 0) throwIfCancelled(signal);
    }
    const known = new Map<string, Float32Array>();
    const missing = new Map<string, Uint8Array>();
    names.forEach((name, n) => {
      const values = cache.get(name);
      if (values !== undefined) known.set(name, values);
      else missing.set(name, pictures[n] ?? new Uint8Array());
    });
    if (form === 'pooled' && !passing) await recall(missing, known, together.size);
    let computed = 0;
    let unwritten: (readonly [string, Float32Array])[] = [];

    function tell(): void {
      let done = 0;
      for (const name of names) done += known.has(name) ? 1 : 0;
      report({ done, total: count });
    }

    /** What others have worked out meanwhile. */
    function takeFinished(): void {
      for (const name of missing.keys()) {
        const values = cache.get(name);
        if (values === undefined) continue;
        known.set(name, values);
        missing.delete(name);
      }
    }

    async function workOut(part: readonly string[]): Promise<void> {
      const bytes = part.map((name) => missing.get(name) ?? new Uint8Array());
      const outputs = await compute(sized, speed, together.places, bytes);
      part.forEach((name, n) => {
        const values = sampleOf(outputs, together.sizes, n);
        known.set(name, values);
        missing.delete(name);
        if (!passing) cache.set(name, values);
        if (form === 'pooled' && !passing) unwritten.push([name, values]);
      });
      computed += part.length;
    }

    try {
      tell();
      while (missing.size > 0) {
        await clock.yieldToMessages();
        throwIfCancelled(signal);
        takeFinished();
        const part = firstFree(missing, atOnce(speed));
        if (part.length > 0) {
          const work = workOut(part);
          for (const name of part)
            underway.set(
              name,
              work.catch(() => undefined),
            );
          try {
            await work;
          } finally {
            for (const name of part) underway.delete(name);
          }
        } else if (missing.size > 0)
          await Promise.race([...missing.keys()].map((name) => underway.get(name) ?? Promise.resolve()));
        takeFinished();
        tell();
        if (unwritten.length >= WRITE_EVERY) {
          void vault.write(unwritten);
          unwritten = [];
        }
      }
    } finally {
      void vault.write(unwritten);
    }
    return { nodes: answerOf(sized, nodes, { names, known, wanted, together, form }), computed };
  }

  function firstFree(missing: ReadonlyMap<string, Uint8Array>, most: number): readonly string[] {
    const free: string[] = [];
    for (const name of missing.keys()) {
      if (free.length === most) break;
      if (!underway.has(name)) free.push(name);
    }
    return free;
  }

  /** What the device has kept of what is missing. */
  async function recall(missing: Map<string, Uint8Array>, known: Map<string, Float32Array>, size: number) {
    const names = [...missing.keys()];
    for (let start = 0; start < names.length; start += READ_AT_ONCE) {
      const some = names.slice(start, start + READ_AT_ONCE);
      const found = await vault.read(some, size);
      some.forEach((name, n) => {
        const values = found[n];
        if (values === null || values === undefined) return;
        known.set(name, values);
        pooled.set(name, values);
        missing.delete(name);
      });
    }
  }

  return {
    features,
    forget() {
      pooled.clear();
      whole.clear();
      return vault.clear();
    },
    async classify(network, args, signal) {
      checkPictures(args);
      const { classes } = BASE_MODELS[network.id];
      if (classes === null) throw new EngineError('limit-exceeded', `${network.id} has no classifier`);
      const sized = network.at(args.sizePx);
      const speed = `${network.id} ${args.sizePx}`;
      const probabilities = new Float32Array(args.count * classes);
      const pictures = picturesOf(args);
      for (let start = 0; start < args.count;) {
        throwIfCancelled(signal);
        const part = pictures.slice(start, start + atOnce(speed));
        const [found = new Float32Array()] = await compute(sized, speed, [sized.spec.nodes.length - 1], part);
        probabilities.set(found, start * classes);
        start += part.length;
        await clock.yieldToMessages();
      }
      return probabilities;
    },
  };
}

/** Throws `limit-exceeded` on a node that is none, or that can't be pooled. */
function togetherOf(sized: SizedModel, nodes: readonly string[], form: 'pooled' | 'whole'): Together {
  const indices = nodes.map((node) => sized.place(node));
  const places = form === 'pooled' ? indices.map((index) => sized.meanPlace(index)) : indices;
  const sizes = indices.map((index) => {
    const shape = sized.shapeOf(index);
    return form === 'pooled' ? (shape.at(-1) ?? 0) : sizeOf(shape);
  });
  const name = `${form} ${indices.join()}`;
  return { name, places, sizes, size: sizes.reduce((sum, size) => sum + size, 0) };
}

/** All that was worked out of the n-th sample, place after place. */
function sampleOf(outputs: readonly Float32Array[], sizes: readonly number[], n: number): Float32Array {
  const values = new Float32Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  sizes.forEach((size, index) => {
    values.set(outputs[index]?.subarray(n * size, (n + 1) * size) ?? [], at);
    at += size;
  });
  return values;
}

interface Gathered {
  readonly names: readonly string[];
  readonly known: ReadonlyMap<string, Float32Array>;
  readonly wanted: Together;
  readonly together: Together;
  readonly form: 'pooled' | 'whole';
}

/** The nodes asked for out of all that is known of each picture, in new arrays. */
function answerOf(
  sized: SizedModel,
  nodes: readonly string[],
  { names, known, wanted, together, form }: Gathered,
): Features['nodes'] {
  return nodes.map((node, index) => {
    const size = wanted.sizes[index] ?? 0;
    const shape = sized.shapeOf(sized.place(node));
    const place = together.places.indexOf(wanted.places[index] ?? -1);
    const offset = together.sizes.slice(0, place).reduce((sum, each) => sum + each, 0);
    const values = new Float32Array(names.length * size);
    names.forEach((name, n) => values.set(known.get(name)?.subarray(offset, offset + size) ?? [], n * size));
    return { node, shape: form === 'pooled' ? [size] : shape, values };
  });
}
