// All references of the course: every link of its source text, each with a summary of its own. Loaded when first opened.
// Not responsible for: drawing (Ref.tsx).
import { APPLICATIONS } from './refs/applications.ts';
import { ARCHITECTURES } from './refs/architectures.ts';
import type { Reference } from './refs/reference.ts';
import { TRAINING_REFS } from './refs/training.ts';
import { UNDERSTANDING } from './refs/understanding.ts';

const ALL = { ...APPLICATIONS, ...TRAINING_REFS, ...ARCHITECTURES, ...UNDERSTANDING } as const;

export type RefId = keyof typeof ALL;

export type RefTheme = 'applications' | 'training' | 'architectures' | 'understanding';

function idsOf<T extends object>(refs: T): readonly (keyof T)[] {
  return Object.keys(refs) as (keyof T)[];
}

/** Every reference once, by theme, in the order of the course's source. */
export const REF_THEMES: readonly { readonly theme: RefTheme; readonly ids: readonly RefId[] }[] = [
  { theme: 'applications', ids: idsOf(APPLICATIONS) },
  { theme: 'training', ids: idsOf(TRAINING_REFS) },
  { theme: 'architectures', ids: idsOf(ARCHITECTURES) },
  { theme: 'understanding', ids: idsOf(UNDERSTANDING) },
];

export const REFS: Readonly<Record<RefId, Reference>> = ALL;
