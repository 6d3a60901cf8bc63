// `data/catalog.json`: which data sets, models and photos this copy of the site has. Written by scripts/assets while it works, read by the page.
// A set that is missing is a normal state: it is shown as disabled, with the sentence from here.
// Not responsible for: reading the file, or for what is inside a set (dataset-index.ts).

import * as v from 'valibot';
import { checked, type Checked } from './checked.ts';
import type { BaseModelId } from './base-models.ts';
import type { BothLanguages, DatasetId } from './datasets.ts';

/** Everything that scripts/assets prepares; beside data sets and base models the names of ImageNet's classes, and photos. */
export type AssetId = DatasetId | BaseModelId | 'imagenet-labels' | 'flowers';

export const UNAVAILABLE_REASONS = [
  'not-prepared',
  'source-unreachable',
  'hash-mismatch',
  'source-malformed',
  'disk-full',
  'not-writable',
  'cancelled',
  'internal',
] as const;

export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number];

export type DatasetAvailability =
  /** `bytes`: the sum of its files' sizes, but for the index. */
  | { readonly kind: 'ready'; readonly bytes: number }
  /** `fraction` of the current step, 0 to 1; null when it can't be told. */
  | {
      readonly kind: 'preparing';
      readonly step: 'waiting' | 'downloading' | 'converting';
      readonly fraction: number | null;
    }
  | { readonly kind: 'unavailable'; readonly reason: UnavailableReason };

export interface DataCatalog {
  readonly version: 1;
  /** A set that isn't named is not prepared. */
  readonly datasets: Readonly<Partial<Record<AssetId, DatasetAvailability>>>;
}

const availability = v.variant('kind', [
  v.object({ kind: v.literal('ready'), bytes: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.object({
    kind: v.literal('preparing'),
    step: v.picklist(['waiting', 'downloading', 'converting']),
    fraction: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  }),
  v.object({ kind: v.literal('unavailable'), reason: v.picklist(UNAVAILABLE_REASONS) }),
]);

const dataCatalog = v.object({
  version: v.literal(1),
  datasets: v.object({
    mnist: v.exactOptional(availability),
    'fashion-mnist': v.exactOptional(availability),
    cifar10: v.exactOptional(availability),
    'mobilenet-v2': v.exactOptional(availability),
    'mobilenet-v1-025': v.exactOptional(availability),
    'mobilenet-v2-body': v.exactOptional(availability),
    'imagenet-labels': v.exactOptional(availability),
    flowers: v.exactOptional(availability),
  }),
});

/** Checks a catalogue read from `data/catalog.json`. Sets that this version doesn't know are left out. Never throws. */
export function parseDataCatalog(value: unknown): Checked<DataCatalog> {
  return checked(v.safeParse(dataCatalog, value));
}

/** What the catalogue says of a set; a set that it doesn't name, or no catalogue at all, means `not-prepared`. */
export function availabilityOf(catalog: DataCatalog | null, id: AssetId): DatasetAvailability {
  return catalog?.datasets[id] ?? { kind: 'unavailable', reason: 'not-prepared' };
}

const HOW_TO_ADD: BothLanguages = {
  zh: '在项目目录中运行 npm run assets 可以补上。',
  en: 'Run “npm run assets” in the project folder to add it.',
};

const REASON_SENTENCES: Readonly<Record<UnavailableReason, BothLanguages>> = {
  'not-prepared': {
    zh: '这个网站副本里没有准备这个数据集。',
    en: 'This data set was not prepared for this copy of the site.',
  },
  'source-unreachable': {
    zh: '准备这个数据集时连不上下载源。',
    en: 'The source of this data set could not be reached when it was to be prepared.',
  },
  'hash-mismatch': {
    zh: '下载到的数据集与预期的校验值不符，因此没有采用。',
    en: 'What was downloaded for this data set did not match its expected hash, so it was not used.',
  },
  'source-malformed': {
    zh: '下载到的数据集内容不对，因此没有采用。',
    en: 'The contents of this data set were not what they should be, so they were not used.',
  },
  'disk-full': {
    zh: '准备这个数据集时磁盘空间不足，请先腾出空间。',
    en: 'The disk was full when this data set was to be prepared; make room first.',
  },
  'not-writable': {
    zh: '准备这个数据集时没有写入文件夹的权限。',
    en: 'A folder could not be written to when this data set was to be prepared.',
  },
  cancelled: {
    zh: '这个数据集的准备工作被中断了。',
    en: 'The preparation of this data set was interrupted.',
  },
  internal: {
    zh: '准备这个数据集时出了意外的错误，终端里有详细信息。',
    en: 'Something unexpected went wrong when this data set was prepared; the terminal says what.',
  },
};

const STEP_SENTENCES: Readonly<Record<'waiting' | 'downloading' | 'converting', BothLanguages>> = {
  waiting: {
    zh: '这个数据集正在排队准备，稍后即可使用。',
    en: 'This data set is waiting to be prepared and will be there soon.',
  },
  downloading: {
    zh: '正在下载这个数据集，稍后即可使用。',
    en: 'This data set is being downloaded and will be there soon.',
  },
  converting: {
    zh: '正在转换这个数据集，马上就好。',
    en: 'This data set is being converted and will be there in a moment.',
  },
};

/** Why a set can't be chosen and what to do, as one or two sentences; null when it is ready. */
export function availabilitySentence(state: DatasetAvailability): BothLanguages | null {
  switch (state.kind) {
    case 'ready':
      return null;
    case 'preparing':
      return STEP_SENTENCES[state.step];
    case 'unavailable': {
      const why = REASON_SENTENCES[state.reason];
      return { zh: `${why.zh}${HOW_TO_ADD.zh}`, en: `${why.en} ${HOW_TO_ADD.en}` };
    }
    default:
      return state satisfies never;
  }
}
