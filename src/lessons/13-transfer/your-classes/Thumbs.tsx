// The pictures of a class as a grid that draws only what is in sight, so that thousands cost nothing. One stop for the
// keyboard: arrows walk, Delete and Enter delete. Not responsible for: deleting (class-store.ts).
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useWidthPx } from '../../../kit/canvas/use-width.ts';
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { Thumb } from './Thumb.tsx';
import type { OwnPicture } from './class-set.ts';
import type { Role } from './split.ts';
import styles from './YourClasses.module.css';
import { visibleRange } from './visible-range.ts';
import { classesText } from './your-classes.text.ts';

const CELL_PX = 52;
const HEIGHT_PX = 3.5 * CELL_PX;

export interface ThumbsProps {
  readonly pictures: readonly OwnPicture[];
  readonly roles: ReadonlyMap<string, Role>;
  readonly name: string;
  readonly locale: Locale;
  readonly onRemove: (id: string) => void;
}

export function Thumbs({ pictures, roles, name, locale, onRemove }: ThumbsProps): ReactElement {
  const words = classesText[locale];
  const box = useRef<HTMLDivElement>(null);
  const widthPx = useWidthPx(box);
  const [scrollPx, setScrollPx] = useState(0);
  const [at, setAt] = useState(0);
  /** The keyboard is in the grid: what it moves to takes the focus. */
  const isWalking = useRef(false);
  const current = Math.min(at, pictures.length - 1);
  const columns = Math.max(1, Math.floor(widthPx / CELL_PX));
  const rows = Math.ceil(pictures.length / columns);
  const { first, last } = visibleRange(scrollPx, HEIGHT_PX, CELL_PX, rows);
  const currentRow = Math.floor(current / columns);

  useEffect(() => {
    if (!isWalking.current || box.current === null) return;
    const top = currentRow * CELL_PX;
    if (top < box.current.scrollTop) box.current.scrollTop = top;
    else if (top + CELL_PX > box.current.scrollTop + HEIGHT_PX) box.current.scrollTop = top + CELL_PX - HEIGHT_PX;
    box.current.querySelector<HTMLElement>(`[data-at="${current}"]`)?.focus({ preventScroll: true });
  }, [current, currentRow, pictures, first, last]);

  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    Home: -current,
    End: pictures.length - 1 - current,
  };

  function onKeyDown(event: KeyboardEvent): void {
    const move = moves[event.key];
    const picture = pictures[current];
    if (move !== undefined) {
      event.preventDefault();
      isWalking.current = true;
      setAt(Math.min(pictures.length - 1, Math.max(0, current + move)));
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && picture !== undefined) {
      event.preventDefault();
      isWalking.current = true;
      onRemove(picture.id);
    }
  }

  const shown = pictures
    .slice(first * columns, last * columns)
    .map((picture, place) => ({ picture, index: first * columns + place }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons within
    <div
      ref={box}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset does not scroll everywhere
      role="group"
      aria-label={words.picturesOf(name)}
      className={styles['thumbs']}
      style={{ maxHeight: HEIGHT_PX }}
      onScroll={({ currentTarget }) => setScrollPx(currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) isWalking.current = false;
      }}
    >
      <div className={styles['thumbsInner']} style={{ height: rows * CELL_PX }}>
        {shown.map(({ picture, index }) => (
          <Thumb
            key={picture.id}
            picture={picture}
            role={roles.get(picture.id) ?? 'train'}
            label={words.pictureLabel(
              formatNumber(index + 1, locale),
              name,
              words.roles[roles.get(picture.id) ?? 'train'],
            )}
            index={index}
            isStop={index === current}
            topPx={Math.floor(index / columns) * CELL_PX}
            leftPx={(index % columns) * CELL_PX}
            onFocus={() => setAt(index)}
            onRemove={() => onRemove(picture.id)}
          />
        ))}
      </div>
    </div>
  );
}
