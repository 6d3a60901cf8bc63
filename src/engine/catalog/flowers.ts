// The photos of flowers as pure data. An extra: only sites that were built with the mirror folder have them.
// Not responsible for: which photos there are (photos/flowers/index.json says that) or fetching them (client/flowers.ts).
import type { BothLanguages } from './datasets.ts';

export const FLOWER_CLASSES = ['daisy', 'dandelion', 'roses', 'sunflowers', 'tulips'] as const;
export type FlowerClass = (typeof FLOWER_CLASSES)[number];

export const FLOWER_NAMES: Readonly<Record<FlowerClass, BothLanguages>> = {
  daisy: { zh: '雏菊', en: 'daisy' },
  dandelion: { zh: '蒲公英', en: 'dandelion' },
  roses: { zh: '玫瑰', en: 'rose' },
  sunflowers: { zh: '向日葵', en: 'sunflower' },
  tulips: { zh: '郁金香', en: 'tulip' },
};

export const FLOWERS_SOURCE = 'TensorFlow flower_photos (a sample of 600), authors on Flickr';
export const FLOWERS_LICENCE = 'CC BY 2.0';
