// A picture with values in [0, 1] as a PNG file, made in the page. Not responsible for: offering it (DeepDreamView.tsx).
import type { PictureShape } from '../../../nn/inside/resample.ts';

/** Pixels are drawn this many times larger, so that the file looks like the figure. */
const SCALE = 4;

/** Starts a download named `name`.png. Does nothing where the browser gives no canvas. */
export function savePicture(values: Float32Array, [height, width, channels]: PictureShape, name: string): void {
  const small = document.createElement('canvas');
  [small.height, small.width] = [height, width];
  const context = small.getContext('2d');
  const large = document.createElement('canvas');
  [large.height, large.width] = [SCALE * height, SCALE * width];
  const target = large.getContext('2d');
  if (context === null || target === null) return;
  const image = context.createImageData(width, height);
  for (let pixel = 0; pixel < height * width; pixel += 1) {
    for (let c = 0; c < 3; c += 1) image.data[4 * pixel + c] = 255 * (values[pixel * channels + (c % channels)] ?? 0);
    image.data[4 * pixel + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  target.imageSmoothingEnabled = false;
  target.drawImage(small, 0, 0, large.width, large.height);
  large.toBlob((blob) => {
    if (blob === null) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${name}.png`;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
