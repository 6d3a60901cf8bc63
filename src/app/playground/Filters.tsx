// The weights that read the image itself, as pictures. Not responsible for: laying them out (sheet.ts).
import { memo, useMemo } from 'react';
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../kit/canvas/PixelCanvas.tsx';
import { formatNumber } from '../../kit/locale/format.ts';
import { useLocale } from '../../kit/locale/locale.ts';
import type { Shape } from '../../nn/spec.ts';
import type { Live } from './live.ts';
import styles from './Playground.module.css';
import { playgroundText } from './playground.text.ts';
import { filtersOf, sheetOf } from './sheet.ts';

const MOST = 32;
const PER_ROW = 8;

export interface FiltersProps {
  readonly live: Live;
  readonly input: Shape;
}

export const Filters = memo(function Filters({ live, input }: FiltersProps): ReactElement {
  const locale = useLocale();
  const words = playgroundText[locale];
  const found = live.update.weights.find(({ values }) => values !== null);
  const drawn = useMemo(() => {
    const filters = found?.values ? filtersOf(found.values, found.shape, input) : null;
    return filters && { sheet: sheetOf(filters, MOST, PER_ROW), isColour: filters.channels === 3 };
  }, [found, input]);
  if (found === undefined || drawn === null) {
    return <p className={styles['note']}>{words.noFilters}</p>;
  }
  const { sheet, isColour } = drawn;
  const label = words.filterSheet(found.name, formatNumber(sheet.shown, locale), formatNumber(sheet.of, locale));
  return (
    <div className={styles['maps']}>
      <h5>{words.filters}</h5>
      <PixelCanvas
        pixels={sheet.pixels}
        height={sheet.height}
        width={sheet.width}
        colourMap={isColour ? 'rgb' : 'diverging'}
        label={label}
      />
      <p className={styles['note']}>{label}</p>
    </div>
  );
});
