// The names of ImageNet's 1000 classes, fetched once a page when the answers need them. Without them, answers carry the
// classes' numbers. Not responsible for: the answers.
import { useEffect, useSyncExternalStore } from 'react';

const CLASSES = 1000;
const NONE: readonly string[] = [];

let labels = NONE;
let isAsked = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The first of a class's synonyms is name enough. Null where the file is not the list that it should be. */
export function readLabels(value: unknown): readonly string[] | null {
  if (!Array.isArray(value) || value.length !== CLASSES) return null;
  const names = value.map((name: unknown) => (typeof name === 'string' ? (name.split(',')[0] ?? '').trim() : ''));
  return names.every((name) => name !== '') ? names : null;
}

async function load(): Promise<void> {
  isAsked = true;
  try {
    const response = await fetch(new URL('models/imagenet-labels/labels.json', document.baseURI));
    const found = response.ok ? readLabels(await response.json()) : null;
    isAsked = found !== null;
    labels = found ?? NONE;
    for (const listener of listeners) listener();
  } catch {
    // Asked for again by the next figure that is opened.
    isAsked = false;
  }
}

export function useLabels(areWanted: boolean): readonly string[] {
  useEffect(() => {
    if (areWanted && !isAsked) void load();
  }, [areWanted]);
  return useSyncExternalStore(subscribe, () => labels);
}
