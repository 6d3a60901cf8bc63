// The public names of lessons and exhibits that are ready. Links in teachers' slides use them, so this list
// is written out and compared with the site, never read from it.

export const LOCALES = ['zh', 'en'] as const;

export const EXHIBITS: readonly { readonly lesson: string; readonly exhibit: string }[] = [
  { lesson: 'mlp-vs-cnn', exhibit: 'flatten' },
  { lesson: 'mlp-vs-cnn', exhibit: 'cut-the-cables' },
  { lesson: 'mlp-vs-cnn', exhibit: 'duel' },
  { lesson: 'mlp-vs-cnn', exhibit: 'draw' },
];
