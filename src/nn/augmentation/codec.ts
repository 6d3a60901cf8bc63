// A spec as short text for links: only what differs from no augmentation. `w0.1_h0.1_x` is that of the lecture notes.
// Not responsible for: the rest of a link (kit/exhibit).
import { shortNumber } from './code-numbers.ts';
import {
  augmentationFaults,
  boundedAugmentation,
  FILL_MODES,
  NO_AUGMENTATION,
  type AugmentationNumber,
  type AugmentationSpec,
  type FlipField,
} from './spec.ts';

const NUMBERS: readonly (readonly [string, AugmentationNumber])[] = [
  ['r', 'rotationDegrees'],
  ['w', 'widthShift'],
  ['h', 'heightShift'],
  ['z', 'zoom'],
  ['s', 'shear'],
  ['b', 'brightness'],
  ['c', 'contrast'],
  ['u', 'hueTurns'],
  ['n', 'noise'],
  ['k', 'cutOut'],
  ['p', 'crop'],
  ['v', 'fillValue'],
];
const FLIPS: readonly (readonly [string, FlipField])[] = [
  ['x', 'horizontalFlip'],
  ['y', 'verticalFlip'],
];
const NUMBER = /^([a-z])(\d{1,3}(?:\.\d{1,6})?)$/;

/** The spec that a link can hold: numbers within their bounds, with at most six decimals. */
export function linkableAugmentation(spec: AugmentationSpec): AugmentationSpec {
  return NUMBERS.reduce((so, [, field]) => ({ ...so, [field]: shortNumber(so[field]) }), boundedAugmentation(spec));
}

/** Writes what `linkableAugmentation` leaves as it is; other numbers are rounded. */
export function encodeAugmentation(spec: AugmentationSpec): string {
  return [
    ...NUMBERS.flatMap(([key, field]) => (shortNumber(spec[field]) === 0 ? [] : [`${key}${shortNumber(spec[field])}`])),
    ...FLIPS.flatMap(([key, field]) => (spec[field] ? [key] : [])),
    ...(spec.fillMode === NO_AUGMENTATION.fillMode ? [] : [`f-${spec.fillMode}`]),
  ].join('_');
}

/** Null for anything that `encodeAugmentation` never writes, such as a range said twice, and for numbers outside their bounds. */
export function decodeAugmentation(text: string): AugmentationSpec | null {
  let spec = NO_AUGMENTATION;
  const said = new Set<string>();
  for (const token of text === '' ? [] : text.slice(0, 400).split('_')) {
    const [, key, digits] = NUMBER.exec(token) ?? [];
    const number = NUMBERS.find(([known]) => known === key);
    const flip = FLIPS.find(([known]) => known === token);
    const mode = FILL_MODES.find((each) => token === `f-${each}`);
    if (number !== undefined) spec = { ...spec, [number[1]]: Number(digits) };
    else if (flip !== undefined) spec = { ...spec, [flip[1]]: true };
    else if (mode !== undefined) spec = { ...spec, fillMode: mode };
    else return null;
    const what = key ?? token.charAt(0);
    if (said.has(what)) return null;
    said.add(what);
  }
  return augmentationFaults(spec).length === 0 ? spec : null;
}
