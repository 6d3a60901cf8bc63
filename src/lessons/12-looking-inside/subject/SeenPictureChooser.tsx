// Choosing what the network looks at: a test image, a photo of the reader's own, the camera, or a digit drawn.
// Not responsible for: bringing it to the network's size (seen-picture.ts).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { PhotoChooser } from '../../../kit/photo/PhotoChooser.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { Board } from './Board.tsx';
import type { SeenPicture } from './seen-picture.ts';
import { pictureName, subjectText } from './subject.text.ts';
import { ImageStrip } from './SubjectBar.tsx';
import { pictureAt } from './test-images.ts';
import type { Subject } from './use-subject.ts';

export interface SeenPictureChooserProps {
  readonly subject: Subject;
  readonly picture: SeenPicture;
  readonly image: number;
  readonly onImage: (image: number) => void;
  /** Whether frames of the camera come too fast for what is asked of a picture. */
  readonly withoutCamera?: boolean;
}

export function SeenPictureChooser(props: SeenPictureChooserProps): ReactElement {
  const { subject, picture, image, onImage, withoutCamera = false } = props;
  const locale = useLocale();
  const words = subjectText[locale];
  const shown = pictureAt(subject.images, image);
  const options = subject.images.samples.map((sample) => ({
    value: String(sample.index),
    label: pictureName(subject, sample, locale),
  }));
  return (
    <>
      {picture.board !== null && (
        <Choice
          label={words.from}
          value={picture.board.isOn ? 'board' : 'images'}
          options={[
            { value: 'images', label: withoutCamera ? words.fromPhotos : words.fromImages },
            { value: 'board', label: words.fromBoard },
          ]}
          onChange={(value) => picture.board?.turn(value === 'board')}
        />
      )}
      {picture.from === 'board' && picture.board !== null && (
        <Board board={picture.board.state} dispatch={picture.board.dispatch} />
      )}
      {picture.from === 'test' && <ImageStrip subject={subject} image={image} onImage={onImage} />}
      {picture.from !== 'board' && picture.source !== null && options.length > 0 && (
        <PhotoChooser
          label={words.image}
          value={String(shown?.index ?? image)}
          options={options}
          onChange={(value) => onImage(Number(value))}
          source={picture.source}
          note={words.ownNote}
          withoutCamera={withoutCamera}
        />
      )}
    </>
  );
}
