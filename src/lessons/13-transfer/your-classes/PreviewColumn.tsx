// The column of trying: a picture, live or not, and how sure the head is of each class.
// Not responsible for: the answer (use-preview.ts).
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { formatPercent } from '../../../kit/locale/format.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { PHOTO_SENTENCES } from '../../../kit/photo/photo.text.ts';
import type { PhotoProblem } from '../../../kit/photo/photo.text.ts';
import { readPhoto } from '../../../kit/photo/read-photo.ts';
import { baseText } from '../base/base.text.ts';
import { CameraPicture } from './CameraPicture.tsx';
import { DrawPanel } from './DrawPanel.tsx';
import { KEPT_SIDE_PX } from './picture-codec.ts';
import { isOfRecipe, testSample } from './quick-start.ts';
import { nameOf } from './sentences.ts';
import { KeptPicture } from './Thumb.tsx';
import { SERIES } from './series.ts';
import styles from './YourClasses.module.css';
import type { ClassesProps } from './YourClassesView.tsx';
import { classesText } from './your-classes.text.ts';

const LIMITS = { maxSidePx: 4 * KEPT_SIDE_PX, minSidePx: 32 } as const;

export function PreviewColumn(props: ClassesProps): ReactElement {
  const { model, session, locale } = props;
  const words = classesText[locale];
  const { preview, camera, isLive } = session;
  const { shown } = preview;
  const [isDrawing, setDrawing] = useState(false);
  const hasPicture = shown !== null && !isLive;
  return (
    <section className={styles['part']} aria-label={words.columns[2]}>
      <h4>{words.columns[2]}</h4>
      <TestButtons {...props} isDrawing={isDrawing} onDrawing={setDrawing} />
      {isLive && <CameraPicture camera={camera} locale={locale} />}
      {isDrawing && !isLive && (
        <DrawPanel label={words.askDrawing} locale={locale} onDone={(picture) => preview.show('drawing', picture)} />
      )}
      {hasPicture && (
        <figure className={styles['shown']}>
          <ShownPicture picture={shown.picture} label={words.shownPicture} />
          {shown.truth !== null && <figcaption>{words.truth(shown.truth)}</figcaption>}
        </figure>
      )}
      {!isLive && shown === null && <p className={styles['hint']}>{words.previewEmpty}</p>}
      {!model.isReady && <p className={styles['hint']}>{words.previewNotReady}</p>}
      {model.bars.length > 0 && model.isReady && (
        <BarList
          label={words.confidence}
          bars={model.bars.map(({ classIndex, one, value }) => ({
            id: String(classIndex),
            label: nameOf(one, locale),
            value,
            text: formatPercent(value, locale, 0),
            color: SERIES[classIndex % SERIES.length] ?? 'series-2',
            strong: model.best?.classIndex === classIndex,
          }))}
        />
      )}
      {model.isReady && <Voters {...props} />}
    </section>
  );
}

/** The training pictures that decide, where the head is of neighbours: the answer can be seen. */
function Voters({ session, locale }: ClassesProps): ReactElement | null {
  const words = classesText[locale];
  const { preview, head } = session;
  const voters = (preview.neighbours?.indices ?? []).flatMap((index) => head.data?.train.pictures[index] ?? []);
  if (voters.length === 0) return null;
  return (
    <figure className={styles['shown']}>
      <figcaption>{words.neighbours}</figcaption>
      <div className={styles['voters']}>
        {voters.map(({ id, bytes }) => (
          <KeptPicture key={id} bytes={bytes} />
        ))}
      </div>
    </figure>
  );
}

interface TestButtonsProps extends ClassesProps {
  readonly isDrawing: boolean;
  readonly onDrawing: (isDrawing: boolean) => void;
}

function TestButtons({ state, model, session, locale, isDrawing, onDrawing }: TestButtonsProps): ReactElement {
  const words = classesText[locale];
  const { preview, isLive } = session;
  const input = useRef<HTMLInputElement>(null);
  const samples = useRef(0);
  const hasSamples = isOfRecipe(
    state,
    model.classes.map(({ name }) => name),
  );
  const [problem, setProblem] = useState<PhotoProblem | 'samples' | null>(null);

  function prepare(): void {
    setProblem(null);
    if (isLive) session.setLive(false);
  }

  async function open(file: File): Promise<void> {
    prepare();
    const reading = await readPhoto(file, LIMITS);
    if (reading.kind === 'ok') preview.show('file', reading.picture);
    else setProblem(reading.problem);
  }

  async function sample(): Promise<void> {
    prepare();
    samples.current += 1;
    const found = await testSample(state, locale, samples.current).catch(() => null);
    if (found === null) setProblem('samples');
    else preview.show('sample', found.picture, found.truth);
  }

  return (
    <>
      <ButtonRow label={words.columns[2]}>
        <Button kind="primary" onClick={() => session.setLive(!isLive)}>
          {isLive ? words.stopLive : words.live}
        </Button>
        <Button onClick={() => input.current?.click()}>{words.testFile}</Button>
        <Button
          pressed={isDrawing}
          onClick={() => {
            prepare();
            onDrawing(!isDrawing);
          }}
        >
          {words.testDrawing}
        </Button>
        {hasSamples && (
          <Button icon="shuffle" onClick={() => void sample()}>
            {words.testSample}
          </Button>
        )}
      </ButtonRow>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        data-input="test"
        aria-label={words.testFile}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) void open(file);
          event.target.value = '';
        }}
      />
      {problem !== null && (
        <Notice kind="warn">
          {problem === 'samples' ? baseText[locale].noFlowers : PHOTO_SENTENCES[problem][locale]}
        </Notice>
      )}
    </>
  );
}

function ShownPicture({ picture, label }: { readonly picture: Picture; readonly label: string }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const data = new ImageData(Uint8ClampedArray.from(picture.rgba), picture.width, picture.height);
    canvas.current?.getContext('2d')?.putImageData(data, 0, 0);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a canvas that is a picture
      role="img"
      aria-label={label}
      className={styles['video']}
      width={picture.width}
      height={picture.height}
    />
  );
}
