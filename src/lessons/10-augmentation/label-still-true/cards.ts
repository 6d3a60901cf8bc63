// The cases to judge: a drawn picture, what is done to it, and whether its label is still true afterwards.
// Not responsible for: words (label-still-true.text.ts). Drawn in code, so that they are there before any download.
import { augmentImageInto } from '../../../nn/augmentation/augment.ts';
import { drawAugmentation, type AugmentationParameters } from '../../../nn/augmentation/draw.ts';
import { NO_AUGMENTATION } from '../../../nn/augmentation/spec.ts';
import { toSeed } from '../../../nn/plan.ts';
import { drawnScene } from '../drawn.ts';
import type { Sample } from '../images.ts';
import { glyph, trafficLight, type GlyphId } from './glyphs.ts';

export const CARDS = [
  'six-turned',
  'nine-tilted',
  'two-mirrored',
  'eight-mirrored',
  'arrow-mirrored',
  'b-mirrored',
  'house-mirrored',
  'house-flipped',
  'light-hue',
  'seven-shifted',
] as const;
export type CardId = (typeof CARDS)[number];

type Change = Partial<AugmentationParameters>;

interface Case {
  readonly picture: GlyphId | 'scene' | 'light';
  readonly change: Change;
  readonly isTrue: boolean;
}

const CASES: Readonly<Record<CardId, Case>> = {
  'six-turned': { picture: '6', change: { rotationDegrees: 180 }, isTrue: false },
  'nine-tilted': { picture: '9', change: { rotationDegrees: 15 }, isTrue: true },
  'two-mirrored': { picture: '2', change: { flipX: true }, isTrue: false },
  'eight-mirrored': { picture: '8', change: { flipX: true }, isTrue: true },
  'arrow-mirrored': { picture: 'arrow', change: { flipX: true }, isTrue: false },
  'b-mirrored': { picture: 'b', change: { flipX: true }, isTrue: false },
  'house-mirrored': { picture: 'scene', change: { flipX: true }, isTrue: true },
  'house-flipped': { picture: 'scene', change: { flipY: true }, isTrue: true },
  'light-hue': { picture: 'light', change: { hueTurns: 1 / 3 }, isTrue: false },
  'seven-shifted': { picture: '7', change: { shiftX: 3, shiftY: -2, fillMode: 'constant' }, isTrue: true },
};

export interface Card {
  readonly id: CardId;
  readonly before: Sample;
  readonly after: Sample;
  readonly isTrue: boolean;
}

function cardOf(id: CardId): Card {
  const { picture, change, isTrue } = CASES[id];
  const before = picture === 'scene' ? drawnScene() : picture === 'light' ? trafficLight() : glyph(picture);
  const still = drawAugmentation(NO_AUGMENTATION, before.size, toSeed(1), 0, 0);
  const values = new Float32Array(before.values.length);
  augmentImageInto(values, before.values, before.size, { ...still, ...change });
  return { id, before, after: { ...before, values }, isTrue };
}

let cards: readonly Card[] | null = null;

/** All cases; the same objects every time. */
export function allCards(): readonly Card[] {
  cards ??= CARDS.map(cardOf);
  return cards;
}
