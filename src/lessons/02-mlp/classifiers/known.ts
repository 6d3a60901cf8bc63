// Test errors on MNIST as published: LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document
// recognition" (1998), and the table on MNIST's home page. Not responsible for: their names (classifiers.text.ts).

export const FAMILIES = ['linear', 'neighbours', 'other', 'mlp', 'convolution'] as const;
export type Family = (typeof FAMILIES)[number];

export interface Known {
  readonly id: string;
  /** As published: so many of a hundred test images told wrong, of 10,000. All were trained on 60,000 images. */
  readonly errorPercent: number;
  readonly family: Family;
}

export const KNOWN = [
  { id: 'linear', errorPercent: 12, family: 'linear' },
  { id: 'linear-deskewed', errorPercent: 8.4, family: 'linear' },
  { id: 'pairwise', errorPercent: 7.6, family: 'linear' },
  { id: 'knn', errorPercent: 5, family: 'neighbours' },
  { id: 'mlp-300', errorPercent: 4.7, family: 'mlp' },
  { id: 'mlp-1000', errorPercent: 4.5, family: 'mlp' },
  { id: 'rbf', errorPercent: 3.6, family: 'other' },
  { id: 'pca', errorPercent: 3.3, family: 'other' },
  { id: 'mlp-300-100', errorPercent: 3.05, family: 'mlp' },
  { id: 'mlp-500-150', errorPercent: 2.95, family: 'mlp' },
  { id: 'knn-deskewed', errorPercent: 2.4, family: 'neighbours' },
  { id: 'lenet-1', errorPercent: 1.7, family: 'convolution' },
  { id: 'svm', errorPercent: 1.4, family: 'other' },
  { id: 'lenet-4', errorPercent: 1.1, family: 'convolution' },
  { id: 'lenet-5', errorPercent: 0.95, family: 'convolution' },
  { id: 'lenet-5-huge', errorPercent: 0.85, family: 'convolution' },
  { id: 'lenet-5-distorted', errorPercent: 0.8, family: 'convolution' },
  { id: 'lenet-4-boosted', errorPercent: 0.7, family: 'convolution' },
] as const satisfies readonly Known[];

export type KnownId = (typeof KNOWN)[number]['id'];
