// The liveliest channels of the chosen block as small maps. Not responsible for: which they are (sees-model.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { formatSignificant } from '../../../kit/locale/format.ts';
import styles from './Sees.module.css';
import { seesText } from './sees.text.ts';
import type { SeesProps } from './SeesView.tsx';

export function BlockMapsPanel({ model, locale }: SeesProps): ReactElement {
  const words = seesText[locale];
  const { maps, hasNode, node, session } = model;
  const { look } = session;
  const [height = 1, width = 1] = maps?.shape ?? [];
  return (
    <section className={styles['part']} aria-label={words.maps}>
      <h4 className={styles['title']}>{words.maps}</h4>
      {!hasNode && <p>{words.beyond}</p>}
      {hasNode && maps === null && <p className={styles['note']}>{look.isAsking ? words.asking : words.noMaps}</p>}
      {maps !== null && (
        <>
          <p className={styles['note']}>
            {words.mapsOf(node, maps.shape.join(' × '))}
            {words.mapsNote}
          </p>
          <ul className={styles['maps']}>
            {maps.channels.map(({ channel, values, most }) => (
              <li key={channel}>
                <PixelCanvas
                  pixels={values}
                  height={height}
                  width={width}
                  colourMap="diverging"
                  label={words.channel(channel)}
                />
                <span className={styles['number']}>
                  <b>{channel}</b> {formatSignificant(most, locale, 2)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
