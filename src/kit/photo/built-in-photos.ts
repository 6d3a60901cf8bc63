// The photographs that come with the course: where they lie, whose they are, and how one is fetched.
// Not responsible for: what stands in until one is there.
import type { Localised } from '../locale/locale.ts';
import type { PhotoReading } from './read-photo.ts';
import { readPhoto } from './read-photo.ts';
import type { SizeLimits } from './picture.ts';

export const BUILT_IN_PHOTOS = ['chelsea', 'coffee', 'astronaut'] as const;
export type BuiltInPhoto = (typeof BUILT_IN_PHOTOS)[number];

export const BUILT_IN_NAMES: Readonly<Record<BuiltInPhoto, Localised<string>>> = {
  chelsea: { zh: '小猫 Chelsea', en: 'Chelsea the cat' },
  coffee: { zh: '一杯咖啡', en: 'A cup of coffee' },
  astronaut: { zh: '宇航员', en: 'Astronaut' },
};

export const BUILT_IN_CREDITS: Readonly<Record<BuiltInPhoto, Localised<string>>> = {
  chelsea: { zh: '摄影：Stéfan van der Walt，CC0', en: 'Photo: Stéfan van der Walt, CC0' },
  coffee: {
    zh: '摄影：Rachel Michetti（Pikolo Espresso Bar），CC0',
    en: 'Photo: Rachel Michetti, Pikolo Espresso Bar, CC0',
  },
  astronaut: { zh: 'Eileen Collins；NASA，公有领域', en: 'Eileen Collins; NASA, public domain' },
};

/** Fetches and decodes one. Never rejects. */
export async function loadBuiltInPhoto(id: BuiltInPhoto, limits: SizeLimits): Promise<PhotoReading> {
  try {
    const response = await fetch(new URL(`photos/${id}.jpg`, document.baseURI));
    if (!response.ok) return { kind: 'problem', problem: 'not-loaded' };
    return await readPhoto(await response.blob(), limits);
  } catch {
    return { kind: 'problem', problem: 'not-loaded' };
  }
}
