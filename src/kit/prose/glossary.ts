// The glossary of the whole course, in both languages. Loaded when a term is first opened.
// Not responsible for: drawing (Term.tsx; the app's glossary page).
import type { Locale } from '../locale/locale.ts';
import { CONVOLUTION } from './glossary/convolution.ts';
import { DATA } from './glossary/data.ts';
import type { GlossaryEntry } from './glossary/entry.ts';
import { NETWORKS } from './glossary/networks.ts';
import { TRAINING } from './glossary/training.ts';

const ENTRIES = { ...CONVOLUTION, ...NETWORKS, ...TRAINING, ...DATA } as const;

export type TermId = keyof typeof ENTRIES;

export const GLOSSARY: Readonly<Record<TermId, GlossaryEntry>> = ENTRIES;

/** Entries in the order of their terms in a language, with their ids. */
export function glossaryInOrder(locale: Locale): readonly (GlossaryEntry & { readonly id: string })[] {
  const collator = new Intl.Collator(locale === 'zh' ? 'zh-CN' : 'en');
  return Object.entries(GLOSSARY)
    .map(([id, entry]) => ({ id, ...entry }))
    .toSorted((a, b) => collator.compare(a[locale].term, b[locale].term));
}
