// Weights that were brought in from a file and that training begins with: kept on this device by their names, so that they
// outlast the page. Not responsible for: reading files (files/) or training (use-session.ts).
import { useEffect, useState } from 'react';
import { createStore, delMany, get, keys, set } from 'idb-keyval';
import { weightSpecs } from '../../../nn/parameters.ts';
import { sizeOf } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { weightsName } from './weights-name.ts';

export type Weights = readonly Float32Array[];

export interface StartWeights {
  /** Null: training begins with random ones, since none were brought in or they are not (yet) found. */
  readonly weights: Weights | null;
  /** The design names weights that are not on this device. */
  readonly isMissing: boolean;
}

/** Each as large as its network; enough to undo a few steps. */
const MOST_KEPT = 4;

const inMemory = new Map<string, Weights>();
let database: ReturnType<typeof createStore> | null = null;

function open(): ReturnType<typeof createStore> {
  database ??= createStore('stride-designer', 'weights');
  return database;
}

/** Keeps what is in memory, and no more. Where the browser keeps nothing they last as long as the page. */
async function writeDown(name: string, weights: Weights): Promise<void> {
  try {
    await set(name, weights, open());
    const old = (await keys(open())).filter((key) => typeof key === 'string' && !inMemory.has(key));
    await delMany(old, open());
  } catch {
    // Private windows and full disks: the page goes on without.
  }
}

/** Returns the name to find them by. */
export function keepWeights(weights: Weights): string {
  const name = weightsName(weights);
  inMemory.delete(name);
  inMemory.set(name, weights);
  for (const oldest of [...inMemory.keys()].slice(0, -MOST_KEPT)) inMemory.delete(oldest);
  void writeDown(name, weights);
  return name;
}

/** What is stored is believed only where it is what its name says. */
async function findWeights(name: string): Promise<Weights | null> {
  const known = inMemory.get(name);
  if (known !== undefined) return known;
  try {
    const found: unknown = await get(name, open());
    const isSound = Array.isArray(found) && found.every((each) => each instanceof Float32Array);
    if (!isSound || weightsName(found) !== name) return null;
    inMemory.set(name, found);
    return found;
  } catch {
    return null;
  }
}

function fits(weights: Weights, net: NetworkSpec): boolean {
  try {
    const specs = weightSpecs(net);
    return specs.length === weights.length && specs.every(({ shape }, i) => weights[i]?.length === sizeOf(shape));
  } catch {
    // A network that can't stand has no weights.
    return false;
  }
}

/** The weights of a design; `null` for one that begins with random ones. */
export function useStartWeights(name: string | null, net: NetworkSpec): StartWeights {
  const [found, setFound] = useState<{ readonly name: string; readonly weights: Weights | null } | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (name === null) return undefined;
    void findWeights(name).then((weights) => {
      if (isWanted) setFound({ name, weights });
    });
    return () => {
      isWanted = false;
    };
  }, [name]);
  if (name === null) return { weights: null, isMissing: false };
  const weights = inMemory.get(name) ?? (found?.name === name ? found.weights : null);
  if (weights !== null && fits(weights, net)) return { weights, isMissing: false };
  return { weights: null, isMissing: found?.name === name };
}
