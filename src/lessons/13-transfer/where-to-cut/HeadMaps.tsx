// Some test pictures beside the activation maps of the chosen cut's linear head. Not responsible for: the maps.
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { FLOWERS_LICENCE } from '../../../engine/catalog/flowers.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { FLOWER_KEY } from '../measure/load-set.ts';
import type { CutsModel } from './cuts-model.ts';
import { cutText } from './where-to-cut.text.ts';
import styles from './WhereToCut.module.css';

const BYTES: ValueRange = [0, 255];
const SIDE_PX = 96;

/** Photos of flowers are credited by their numbers on Flickr; other sets have no single authors. */
function creditOf(pictures: readonly { readonly key: string }[], locale: Locale): string {
  const ids = pictures.flatMap(({ key }) => (key.startsWith(FLOWER_KEY) ? [key.slice(FLOWER_KEY.length)] : []));
  if (ids.length === 0) return '';
  return locale === 'zh'
    ? `照片：Flickr ${ids.join('、')}（${FLOWERS_LICENCE}）。`
    : `Photos: Flickr ${ids.join(', ')} (${FLOWERS_LICENCE}).`;
}

export function HeadMaps({ model }: { readonly model: CutsModel }): ReactElement | null {
  const locale = useLocale();
  const words = cutText[locale];
  const { cuts, at, measured, classNames } = model;
  const maps = cuts[at]?.measure?.maps ?? [];
  if (measured === null || maps.length === 0) return null;
  const { images, labels, sizePx } = measured.set.test;
  const size = sizePx * sizePx * 3;
  const nameOf = (label: number): string => classNames[label]?.[locale] ?? String(label);
  return (
    <section aria-label={words.maps}>
      <h4 className={styles['title']}>{words.maps}</h4>
      <ul className={styles['pairs']}>
        {maps.map(({ side, values, answer }, n) => {
          const name = nameOf(labels[n] ?? 0);
          const top = values.reduce((most, value) => Math.max(most, value), 0);
          return (
            // They are the first test pictures, always in this order.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={n} className={styles['pair']}>
              <PixelCanvas
                pixels={images.subarray(n * size, (n + 1) * size)}
                height={sizePx}
                width={sizePx}
                colourMap="rgb"
                range={BYTES}
                label={words.picture(name)}
                maxWidthPx={SIDE_PX}
              />
              <PixelCanvas
                pixels={values}
                height={side}
                width={values.length / side}
                colourMap="gray"
                range={[0, Math.max(top, 1e-6)]}
                label={words.mapOf(name, nameOf(answer))}
                maxWidthPx={SIDE_PX}
              />
            </li>
          );
        })}
      </ul>
      <p className={styles['note']}>
        {words.mapsNote} {creditOf(measured.set.test.pictures.slice(0, maps.length), locale)}
      </p>
    </section>
  );
}
