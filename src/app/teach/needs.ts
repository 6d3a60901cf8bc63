// What a lesson asks of a device: which data sets it can use, and whether it trains networks. Written out, because the
// map must not load lessons to know it; a test compares it with the lessons' own source.
// Not responsible for: sizes (the site's catalogue tells them) or minutes (the registry).
import type { DatasetId } from '../../engine/catalog/datasets.ts';

export interface LessonNeeds {
  readonly data: readonly DatasetId[];
  readonly trains: boolean;
}

export const LESSON_NEEDS: Readonly<Record<string, LessonNeeds>> = {
  applications: { data: [], trains: false },
  mlp: { data: ['mnist'], trains: true },
  'mlp-vs-cnn': { data: ['mnist', 'fashion-mnist'], trains: true },
  convolution: { data: ['mnist', 'fashion-mnist', 'cifar10'], trains: true },
  'conv-calculator': { data: [], trains: false },
  pooling: { data: ['mnist'], trains: true },
  pyramid: { data: [], trains: false },
  designer: { data: ['mnist', 'fashion-mnist', 'cifar10'], trains: true },
  'training-troubles': { data: ['mnist'], trains: true },
  augmentation: { data: ['mnist', 'fashion-mnist', 'cifar10'], trains: true },
  architectures: { data: ['mnist'], trains: true },
  'looking-inside': { data: ['mnist', 'cifar10'], trains: true },
  localisation: { data: ['cifar10'], trains: false },
  transfer: { data: ['mnist', 'fashion-mnist', 'cifar10'], trains: true },
};
