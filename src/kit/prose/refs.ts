// All references of the course: every link of its source text, each with a summary of its own. Loaded when first opened.
// Not responsible for: drawing (Ref.tsx).
import { APPLICATIONS } from './refs/applications.ts';
import { ARCHITECTURES } from './refs/architectures.ts';
import type { Reference } from './refs/reference.ts';
import { TRAINING_REFS } from './refs/training.ts';
import { UNDERSTANDING } from './refs/understanding.ts';

const ALL = { ...APPLICATIONS, ...TRAINING_REFS, ...ARCHITECTURES, ...UNDERSTANDING } as const;

export type RefId = keyof typeof ALL;

export const REFS: Readonly<Record<RefId, Reference>> = ALL;
