// A factor's value as the reader's language writes it. Not responsible for: finding it (compare.ts).
import { DATASETS, DATASET_IDS } from '../../../../engine/catalog/datasets.ts';
import { formatNumber } from '../../../../kit/locale/format.ts';
import type { Locale } from '../../../../kit/locale/locale.ts';
import type { Factor } from './compare.ts';
import { experimentsText } from './experiments.text.ts';

export function factorValue(factor: Factor, value: string, locale: Locale): string {
  if (factor === 'count' || factor === 'batch' || factor === 'epochs') return formatNumber(Number(value), locale);
  const words = experimentsText[locale];
  if (factor === 'start') return value === '' ? words.randomStart : words.fileStart;
  if (factor === 'labelNoise' || factor === 'imageNoise' || factor === 'imbalance') return `${value}%`;
  if (factor !== 'dataset') return value;
  const id = DATASET_IDS.find((known) => known === value);
  // Own images by the end of their name: other images are another data set.
  return id === undefined ? `${words.ownImages} ${value.slice(-4)}` : DATASETS[id].title[locale];
}
