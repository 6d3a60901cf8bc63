// The geometric changes of one image as one affine map, so that pixels are resampled once however many there are.
// Not responsible for: reading pixels (warp.ts) or drawing the numbers (draw.ts).
import type { ImageSize } from '../image.ts';
import type { AugmentationParameters } from './draw.ts';

/**
 * From a place in the new picture to the place in the old one that its colour comes from, both in pixels with pixel
 * centres on whole numbers: oldY = yy * y + yx * x + y0, oldX = xy * y + xx * x + x0.
 */
export interface Affine {
  readonly yy: number;
  readonly yx: number;
  readonly y0: number;
  readonly xy: number;
  readonly xx: number;
  readonly x0: number;
}

export type GeometricStep = 'crop' | 'rotate' | 'shift' | 'shear' | 'zoom' | 'flip';

/**
 * In which order a picture is changed: that of ImageDataGenerator (which has no crop), and of the layers that
 * `augmentationLayersCode` writes.
 */
export const GEOMETRIC_STEPS: readonly GeometricStep[] = ['crop', 'rotate', 'shift', 'shear', 'zoom', 'flip'];

const IDENTITY: Affine = { yy: 1, yx: 0, y0: 0, xy: 0, xx: 1, x0: 0 };

/** One step about the picture's middle (there 0 is the middle). */
function centred(step: GeometricStep, p: AugmentationParameters): Affine {
  switch (step) {
    case 'crop':
      return { ...IDENTITY, yy: p.kept, xx: p.kept, y0: p.cropY, x0: p.cropX };
    case 'rotate': {
      const radians = (p.rotationDegrees * Math.PI) / 180;
      const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
      return { ...IDENTITY, yy: cos, yx: -sin, xy: sin, xx: cos };
    }
    case 'shift':
      return { ...IDENTITY, y0: -p.shiftY, x0: -p.shiftX };
    case 'shear':
      return { ...IDENTITY, xy: p.shear };
    case 'zoom':
      return { ...IDENTITY, yy: p.zoom, xx: p.zoom };
    case 'flip':
      return { ...IDENTITY, yy: p.flipY ? -1 : 1, xx: p.flipX ? -1 : 1 };
    default:
      return step satisfies never;
  }
}

/** First `first`, then `second`, both leading from new places to old ones. */
function after(first: Affine, second: Affine): Affine {
  return {
    yy: second.yy * first.yy + second.yx * first.xy,
    yx: second.yy * first.yx + second.yx * first.xx,
    y0: second.yy * first.y0 + second.yx * first.x0 + second.y0,
    xy: second.xy * first.yy + second.xx * first.xy,
    xx: second.xy * first.yx + second.xx * first.xx,
    x0: second.xy * first.y0 + second.xx * first.x0 + second.x0,
  };
}

/** The map of some steps, done to the picture in the order given. */
export function affineOf(
  parameters: AugmentationParameters,
  { height, width }: ImageSize,
  steps: readonly GeometricStep[] = GEOMETRIC_STEPS,
): Affine {
  // A place goes the other way: what was done last to the picture is undone first.
  const map = steps.reduceRight((so, step) => after(so, centred(step, parameters)), IDENTITY);
  const [middleY, middleX] = [(height - 1) / 2, (width - 1) / 2];
  return {
    ...map,
    y0: map.y0 + middleY - map.yy * middleY - map.yx * middleX,
    x0: map.x0 + middleX - map.xy * middleY - map.xx * middleX,
  };
}

/** Whether a step moves anything. */
export function isMoving(step: GeometricStep, parameters: AugmentationParameters): boolean {
  const { yy, yx, y0, xy, xx, x0 } = centred(step, parameters);
  return !(yy === 1 && yx === 0 && y0 === 0 && xy === 0 && xx === 1 && x0 === 0);
}
