// What a design is trained on: a data set of the course, or the reader's own images; and what is known of it.
// Not responsible for: loading any of it (engine) or own images themselves (own/).
import { DATASETS } from '../../../engine/catalog/datasets.ts';
import type { DatasetId } from '../../../engine/catalog/datasets.ts';
import type { Localised } from '../../../kit/locale/locale.ts';
import type { Shape } from '../../../nn/spec.ts';
import { OWN_SHAPE } from './own/own-images.ts';
import type { OwnFacts } from './own/own-images.ts';
import { ownText } from './own/own.text.ts';

export interface DataChoice {
  /** A data set of the course. */
  readonly data: DatasetId;
  /** True: the reader's own images stand in for it. */
  readonly own: boolean;
}

export interface DataFacts {
  /** As plans name it. */
  readonly dataset: string;
  readonly title: Localised<string>;
  readonly shape: Shape;
  readonly classNames: readonly Localised<string>[];
  /** Images that may train. */
  readonly trainCount: number;
  /** Images behind those for training, which only measure. */
  readonly validationCount: number;
  readonly testCount: number;
  /** Something to train on and to test with. */
  readonly isComplete: boolean;
}

const VALIDATION = 1000;

/** `images` is null until the device has answered. */
export function factsOf({ data, own }: DataChoice, images: OwnFacts | null): DataFacts {
  if (!own) {
    const { title, shape, classNames, trainCount, testCount } = DATASETS[data];
    const counts = { trainCount: trainCount - VALIDATION, validationCount: VALIDATION, testCount };
    return { dataset: data, title, shape, classNames, ...counts, isComplete: true };
  }
  const { train, validation, test } = images?.counts ?? { train: 0, validation: 0, test: 0 };
  return {
    dataset: images?.id ?? 'own-none',
    title: { zh: ownText.zh.title, en: ownText.en.title },
    shape: OWN_SHAPE,
    classNames: (images?.classNames ?? []).map((name, index) => namedClass(name, index + 1)),
    trainCount: train,
    validationCount: validation,
    testCount: test,
    isComplete: images !== null && images.problems.length === 0,
  };
}

/** A class without a name is called by its number. */
function namedClass(name: string, number: number): Localised<string> {
  if (name.trim() !== '') return { zh: name, en: name };
  return { zh: ownText.zh.newClass(String(number)), en: ownText.en.newClass(String(number)) };
}
