// The view of the exhibit `saliency`: the patch and what it costs, then the reader's guess and the five maps.
// Not responsible for: what is shown (saliency-model.ts) or words (saliency.text.ts).
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { spanOf } from '../subject/map-range.ts';
import { className, subjectText } from '../subject/subject.text.ts';
import { SeenPictureChooser } from '../subject/SeenPictureChooser.tsx';
import { SubjectBar } from '../subject/SubjectBar.tsx';
import { Guess } from './Guess.tsx';
import styles from './Saliency.module.css';
import { FILLS, PATCH } from './saliency.ts';
import type { SaliencyAction, SaliencyState } from './saliency.ts';
import type { SaliencyModel } from './saliency-model.ts';
import { flatSentence, saliencyText, worstSentence } from './saliency.text.ts';
import type { SaliencySession } from './use-saliency.ts';

export type SaliencyProps = ExhibitViewProps<SaliencyState, SaliencyAction, SaliencySession, SaliencyModel>;

const UNIT_RANGE: ValueRange = [0, 1];
const NO_CLASS = 'predicted';

export function SaliencyView(props: SaliencyProps): ReactElement {
  const { model, session, dispatch, locale } = props;
  const { state } = model;
  const { subject } = session;
  const words = saliencyText[locale];
  const names = subject.entry.data.classNames;
  return (
    <div className={styles['saliency']}>
      <SubjectBar subject={subject} onSubject={(choice) => dispatch({ kind: 'subject', ...choice })} />
      <SeenPictureChooser
        subject={subject}
        picture={session.seen}
        image={state.image}
        onImage={(image) => dispatch({ kind: 'image', image })}
        withoutCamera
      />
      <div className={styles['controls']}>
        <Slider
          label={words.size}
          value={state.size}
          min={PATCH.min}
          max={PATCH.max}
          integer
          onChange={(size) => dispatch({ kind: 'size', size })}
        />
        <Choice
          label={words.fill}
          value={state.fill}
          options={FILLS.map((fill) => ({ value: fill, label: words.fillName[fill] }))}
          onChange={(fill) => dispatch({ kind: 'fill', fill })}
        />
        <Select
          label={words.klass}
          value={state.klass === null ? NO_CLASS : String(Math.min(state.klass, names.length - 1))}
          options={[
            { value: NO_CLASS, label: words.predicted },
            ...names.map((_, klass) => ({ value: String(klass), label: className(subject, klass, locale) })),
          ]}
          onChange={(value) => dispatch({ kind: 'class', klass: value === NO_CLASS ? null : Number(value) })}
        />
      </div>
      {!model.isPatchSeen && <p className={styles['note']}>{words.samePatch}</p>}
      {model.isSilent && (
        <p className={styles['note']}>
          {[subjectText[locale].noNumbers, words.silent].join(locale === 'zh' ? '' : ' ')}
        </p>
      )}
      {model.picture !== null && <Patch {...props} />}
      {model.picture !== null && !model.isSilent && <Guess {...props} />}
    </div>
  );
}

function Patch({ model, session, dispatch, locale }: SaliencyProps): ReactElement {
  const words = saliencyText[locale];
  const { state, shape, patched, corner, klass, occlusion } = model;
  const [height, width, channels] = shape;
  const { subject } = session;
  const progress = session.occlusion.progress;
  const worst = worstSentence(model, locale);
  const flat = flatSentence(model, locale);
  const span = useMemo(() => (occlusion === null ? null : spanOf(occlusion.values)), [occlusion]);
  return (
    <div className={styles['patch']}>
      <figure className={styles['figure']}>
        <figcaption>{words.picture}</figcaption>
        <PixelCanvas
          pixels={patched ?? []}
          height={height}
          width={width}
          colourMap={channels === 3 ? 'rgb' : 'gray'}
          range={UNIT_RANGE}
          label={`${words.picture}. ${words.patchHint}`}
          maxWidthPx={260}
          windows={[{ row: corner[0], column: corner[1], height: state.size, width: state.size }]}
          onSelect={(index) => dispatch({ kind: 'patch', row: Math.floor(index / width), column: index % width })}
        />
        <p className={styles['note']}>{words.patchHint}</p>
      </figure>
      <div className={styles['bars']}>
        {klass !== null &&
          (
            [
              [words.whole, model.probabilities],
              [words.covered, model.patchedProbabilities],
            ] as const
          ).map(([title, values]) => (
            <div key={title}>
              <h4 className={styles['title']}>{title}</h4>
              <BarList
                label={title}
                bars={strongest(values, klass).map((each) => ({
                  id: String(each),
                  label: className(subject, each, locale),
                  value: values?.[each] ?? 0,
                  strong: each === klass,
                }))}
              />
            </div>
          ))}
      </div>
      <figure className={styles['figure']}>
        <figcaption>{words.occlusion}</figcaption>
        {occlusion === null ? (
          <p className={styles['note']}>{subject.phase === 'training' ? words.waits : words.occlusionNote}</p>
        ) : (
          <PixelCanvas
            pixels={occlusion.values}
            height={occlusion.rows}
            width={occlusion.columns}
            colourMap="gray"
            range={span ?? UNIT_RANGE}
            label={words.occlusion}
            maxWidthPx={260}
            onHover={() => undefined}
            describePixel={(index) => {
              const [row, column] = [Math.floor(index / occlusion.columns), index % occlusion.columns];
              const left = formatPercent(occlusion.values[index] ?? Number.NaN, locale);
              return words.pixelAt(row * session.stride + 1, column * session.stride + 1, left);
            }}
          />
        )}
        {progress !== null && (
          <Progress
            label={words.progress}
            value={progress.done}
            max={progress.total}
            text={`${progress.done} / ${progress.total}`}
          />
        )}
        {occlusion !== null && <p className={styles['note']}>{words.occlusionNote}</p>}
        {span !== null && <p className={styles['note']}>{words.occlusionScale(...spanWords(span, locale))}</p>}
        {worst !== null && <p className={styles['note']}>{worst}</p>}
        {flat !== null && <p className={styles['note']}>{flat}</p>}
      </figure>
    </div>
  );
}

/** Both ends of the map's grey, as percentages. */
function spanWords([least, most]: ValueRange, locale: Locale): readonly [string, string] {
  return [formatPercent(least, locale), formatPercent(most, locale)];
}

/** The class asked about, and the others that have most, four in all, in the order of their numbers. */
function strongest(values: Float32Array | null, klass: number): readonly number[] {
  const others = Array.from(values ?? [], (value, each) => ({ value, each }))
    .filter(({ each }) => each !== klass)
    .sort((a, b) => b.value - a.value)
    .slice(0, 3)
    .map(({ each }) => each);
  return [klass, ...others].sort((a, b) => a - b);
}
