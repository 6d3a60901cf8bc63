// One class of own images: its name, its thumbnails, adding to it, deleting from it.
// Not responsible for: the classes together (OwnImages.tsx).
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../../kit/controls/Button.tsx';
import { TextField } from '../../../../kit/controls/TextField.tsx';
import { formatNumber } from '../../../../kit/locale/format.ts';
import { useLocale } from '../../../../kit/locale/locale.ts';
import { removeClass, removeImage, renameClass, rolesOf } from './own-images.ts';
import type { OwnClass } from './own-images.ts';
import styles from './OwnImages.module.css';
import { changeOwn } from './own-store.ts';
import { ownText } from './own.text.ts';
import { chosenFiles } from '../../../../kit/files/picked-files.ts';
import type { PickedFile } from '../../../../kit/files/picked-files.ts';
import { Thumbnail } from './Thumbnail.tsx';

/** Shown at first, and more at each wish: a thousand canvases at once make a page slow. */
const SHOWN = 48;

export interface OwnClassCardProps {
  readonly one: OwnClass;
  readonly number: number;
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly PickedFile[]) => void;
}

export function OwnClassCard({ one, number, isBusy, onFiles }: OwnClassCardProps): ReactElement {
  const locale = useLocale();
  const words = ownText[locale];
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(SHOWN);
  const { id, name, images } = one;
  const n = (value: number): string => formatNumber(value, locale);
  const roles = rolesOf(one);
  const called = name.trim() === '' ? words.newClass(n(number)) : name;
  const more = Math.min(SHOWN, images.length - shown);
  return (
    <li className={styles['class']}>
      <div className={styles['head']}>
        <TextField
          label={words.className(n(number))}
          labelHidden
          value={name}
          placeholder={words.newClass(n(number))}
          maxLength={40}
          onChange={(text) => changeOwn((set) => renameClass(set, id, text), id)}
        />
        <span className={styles['count']}>{words.images(n(images.length))}</span>
      </div>
      {images.length === 0 ? (
        <p className={styles['hint']}>{words.noImages}</p>
      ) : (
        <div className={styles['thumbnails']}>
          {images.slice(0, shown).map((image, index) => {
            const role = roles[index] ?? 'train';
            return (
              <Thumbnail
                key={image.key}
                image={image}
                role={role}
                label={words.removeImage(n(index + 1), called, words.roles[role])}
                onRemove={() => changeOwn((set) => removeImage(set, id, image.key))}
              />
            );
          })}
        </div>
      )}
      <div className={styles['tools']}>
        <Button aria-label={words.addImagesTo(called)} disabled={isBusy} onClick={() => input.current?.click()}>
          {words.addImages}
        </Button>
        {more > 0 && (
          <Button kind="quiet" aria-label={words.moreOf(n(more), called)} onClick={() => setShown(shown + SHOWN)}>
            {words.more(n(more))}
          </Button>
        )}
        <Button
          kind="quiet"
          aria-label={words.removeClassNamed(called)}
          onClick={() => changeOwn((set) => removeClass(set, id))}
        >
          {words.removeClass}
        </Button>
      </div>
      <input
        ref={input}
        hidden
        multiple
        type="file"
        accept="image/*"
        aria-label={words.addImagesTo(called)}
        onChange={(event) => {
          onFiles(chosenFiles(event.target.files));
          // The same files can be chosen again after they were deleted.
          event.target.value = '';
        }}
      />
    </li>
  );
}
