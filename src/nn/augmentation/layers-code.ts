// The preprocessing layers of Keras 3 that do what a spec says, in the order in which the course changes a picture.
// Not responsible for: where they differ (gaps.ts), or reading them back (parse-code.ts).
import type { ImageSize } from '../image.ts';
import { codeLine, pythonNumber, type CodeLine } from '../keras-tokens.ts';
import { shortNumber } from './code-numbers.ts';
import type { AugmentationSpec } from './spec.ts';

/** Most layers fill by reflection unless they are told otherwise. */
const LAYERS_FILL = 'reflect';

function layerCalls(spec: AugmentationSpec, { height, width }: ImageSize): readonly string[] {
  const n = (value: number): string => pythonNumber(shortNumber(value));
  const value = spec.fillMode === 'constant' && spec.fillValue !== 0 ? `, fill_value=${n(spec.fillValue)}` : '';
  const fill = spec.fillMode === LAYERS_FILL ? '' : `, fill_mode='${spec.fillMode}'${value}`;
  const kept = (side: number): string => n(Math.max(1, Math.round(side * (1 - spec.crop))));
  const flips = [...(spec.horizontalFlip ? ['horizontal'] : []), ...(spec.verticalFlip ? ['vertical'] : [])];
  const calls: readonly (readonly [boolean, string])[] = [
    [spec.crop > 0, `RandomCrop(${kept(height)}, ${kept(width)})`],
    [spec.crop > 0, `Resizing(${n(height)}, ${n(width)})`],
    [spec.rotationDegrees > 0, `RandomRotation(${n(spec.rotationDegrees)} / 360${fill})`],
    [
      spec.widthShift > 0 || spec.heightShift > 0,
      `RandomTranslation(height_factor=${n(spec.heightShift)}, width_factor=${n(spec.widthShift)}${fill})`,
    ],
    [spec.shear > 0, `RandomShear(x_factor=${n(spec.shear)}${fill})`],
    [spec.zoom > 0, `RandomZoom(${n(spec.zoom)}${fill})`],
    [flips.length > 0, `RandomFlip('${flips.join('_and_')}')`],
    [spec.contrast > 0, `RandomContrast(${n(spec.contrast)}, value_range=(0, 1))`],
    [spec.brightness > 0, `RandomBrightness(${n(spec.brightness)}, value_range=(0, 1))`],
    [spec.hueTurns > 0, `RandomHue(${n(2 * spec.hueTurns)}, value_range=(0, 1))`],
    [spec.noise > 0, `GaussianNoise(${n(spec.noise)})`],
    [
      spec.cutOut > 0,
      `RandomErasing(factor=(1, 1), scale=(${n(spec.cutOut)} ** 2, ${n(spec.cutOut)} ** 2), fill_value=${n(spec.fillValue)}, value_range=(0, 1))`,
    ],
  ];
  return calls.flatMap(([isThere, call]) => (isThere ? [`    layers.${call},`] : []));
}

/** `augmentation = keras.Sequential([...])` for images of this size with values in [0, 1], without imports. */
export function augmentationLayersCode(spec: AugmentationSpec, size: ImageSize): readonly CodeLine[] {
  const calls = layerCalls(spec, size);
  const lines =
    calls.length === 0
      ? ['augmentation = keras.Sequential([])']
      : ['augmentation = keras.Sequential([', ...calls, '])'];
  return lines.map((source) => codeLine(source));
}
