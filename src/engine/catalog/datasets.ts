// The data sets of the course as pure data: what they are, where their shards lie, who made them.
// Not responsible for: fetching (worker/datasets) or preparing (scripts/assets) them.

export const DATASET_IDS = ['mnist', 'fashion-mnist', 'cifar10'] as const;
export type DatasetId = (typeof DATASET_IDS)[number];
export type DatasetSplit = 'train' | 'test';

/** A data set that the page brings itself. What follows `own-` changes with its content: a run's plan names it. */
export type OwnDatasetId = `own-${string}`;
export type AnyDatasetId = DatasetId | OwnDatasetId;

export function isOwnDatasetId(name: string): name is OwnDatasetId {
  return name.startsWith('own-');
}

/** A text of this layer in the course's two languages. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

export interface DatasetEntry {
  readonly id: DatasetId;
  readonly title: BothLanguages;
  /** One sentence on what it is; a second one where a reader should know more. */
  readonly summary: BothLanguages;
  /** height, width, channels */
  readonly shape: readonly [number, number, number];
  /** In the order of the label numbers. */
  readonly classNames: readonly BothLanguages[];
  readonly trainCount: number;
  readonly testCount: number;
  /** Who made it, as one cites it. */
  readonly source: string;
  readonly licence: string;
}

export const DATASETS: Readonly<Record<DatasetId, DatasetEntry>> = {
  mnist: {
    id: 'mnist',
    title: { zh: 'MNIST 手写数字', en: 'MNIST handwritten digits' },
    summary: {
      zh: '美国人口普查局雇员和高中生写下的数字 0 到 9，每张是 28×28 的灰度图，数字已缩放并按重心居中。',
      en: 'The digits 0 to 9 as written by census employees and high-school students in the USA: 28 × 28 grey images, scaled and centred by their centre of mass.',
    },
    shape: [28, 28, 1],
    classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => ({ zh: digit, en: digit })),
    trainCount: 60_000,
    testCount: 10_000,
    source: 'Y. LeCun, C. Cortes, C. J. C. Burges: The MNIST database of handwritten digits (1998)',
    licence: 'CC BY-SA 3.0',
  },
  'fashion-mnist': {
    id: 'fashion-mnist',
    title: { zh: 'Fashion-MNIST 服饰', en: 'Fashion-MNIST clothing' },
    summary: {
      zh: '网店 Zalando 的商品照片，十类服饰，格式与 MNIST 完全相同，但难得多。这里用的是最初发布的版本：有 10 张测试图片与训练图片完全相同。',
      en: 'Product photos of the shop Zalando in ten classes, in the very format of MNIST but much harder. This is the set as first released: 10 of its test images also occur in the training images.',
    },
    shape: [28, 28, 1],
    classNames: [
      { zh: 'T 恤/上衣', en: 'T-shirt/top' },
      { zh: '长裤', en: 'Trouser' },
      { zh: '套头衫', en: 'Pullover' },
      { zh: '连衣裙', en: 'Dress' },
      { zh: '外套', en: 'Coat' },
      { zh: '凉鞋', en: 'Sandal' },
      { zh: '衬衫', en: 'Shirt' },
      { zh: '运动鞋', en: 'Sneaker' },
      { zh: '包', en: 'Bag' },
      { zh: '短靴', en: 'Ankle boot' },
    ],
    trainCount: 60_000,
    testCount: 10_000,
    source: 'H. Xiao, K. Rasul, R. Vollgraf: Fashion-MNIST, a novel image dataset for benchmarking (2017)',
    licence: 'MIT',
  },
  cifar10: {
    id: 'cifar10',
    title: { zh: 'CIFAR-10 彩色小图', en: 'CIFAR-10 small colour images' },
    summary: {
      zh: '从网上收集的 32×32 彩色小照片，分为十类交通工具和动物，由人工核对标签。',
      en: 'Small colour photos (32 × 32) collected from the web, ten classes of vehicles and animals, with labels checked by people.',
    },
    shape: [32, 32, 3],
    classNames: [
      { zh: '飞机', en: 'airplane' },
      { zh: '汽车', en: 'automobile' },
      { zh: '鸟', en: 'bird' },
      { zh: '猫', en: 'cat' },
      { zh: '鹿', en: 'deer' },
      { zh: '狗', en: 'dog' },
      { zh: '青蛙', en: 'frog' },
      { zh: '马', en: 'horse' },
      { zh: '船', en: 'ship' },
      { zh: '卡车', en: 'truck' },
    ],
    trainCount: 50_000,
    testCount: 10_000,
    source: 'A. Krizhevsky: Learning Multiple Layers of Features from Tiny Images (2009)',
    licence: 'No explicit licence; published for research and teaching, cite the source',
  },
};

/** `data/<id>/index.json`, written by scripts/assets and validated when it is read. */
export interface DatasetIndex {
  readonly version: 1;
  readonly id: DatasetId;
  readonly shape: readonly [number, number, number];
  readonly classes: number;
  /** In the order of samples; the first train shard has 1,000 samples. */
  readonly shards: Readonly<Record<DatasetSplit, readonly ShardEntry[]>>;
}

export interface ShardEntry {
  /** File name beside the index; the bytes are gzip whatever the name ends in. */
  readonly file: string;
  readonly count: number;
  /** Size and SHA-256 (hex) of the file as stored. */
  readonly bytes: number;
  readonly sha256: string;
  /**
   * Layout after gunzip: `count` label bytes, then the pixels as uint8.
   * `interleaved`: sample by sample, height x width x channels.
   * `planar-delta`: sample by sample, channel planes one after another, each byte the difference
   * (mod 256) to the byte before it in its row; the first byte of a row is the difference to the byte above it
   * (the plane's first byte is stored as it is).
   */
  readonly encoding: 'interleaved' | 'planar-delta';
}
