// One test image in place and with its pixels shuffled as the shuffle test does it.
// Not responsible for: the shuffle itself (nn/image.ts) or what it does to the networks.
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { permutePixelsInto, pixelPermutation } from '../../../nn/image.ts';
import { SHUFFLE_SEED } from '../flatten/flatten.ts';
import styles from './Duel.module.css';
import { duelText } from './duel.text.ts';
import { IMAGE } from './setup.ts';
import type { DuelDataset } from './setup.ts';
import { useTestImages } from './test-images.ts';

const FIRST_TEST_IMAGES: readonly number[] = [0, 1, 2];

const [HEIGHT, WIDTH, CHANNELS] = IMAGE;
const order = pixelPermutation(SHUFFLE_SEED, HEIGHT * WIDTH);

function shuffledCopy(image: Uint8Array): Uint8Array {
  const shuffled = new Uint8Array(image.length);
  permutePixelsInto(shuffled, image, order, CHANNELS);
  return shuffled;
}

export function ShuffledExample({ dataset }: { readonly dataset: DuelDataset }): ReactElement | null {
  const words = duelText[useLocale()].table;
  const images = useTestImages(dataset, FIRST_TEST_IMAGES);
  if (images === null) return null;
  const pairs = images.flatMap((image) => [
    { pixels: image, label: words.plain },
    { pixels: shuffledCopy(image), label: words.shuffled },
  ]);
  return (
    <ul className={styles['examples']}>
      {pairs.map(({ pixels, label }, i) => (
        <li key={i}>
          <PixelCanvas pixels={pixels} height={HEIGHT} width={WIDTH} colourMap="gray" label={label} maxWidthPx={112} />
          <small>{label}</small>
        </li>
      ))}
    </ul>
  );
}
