// The view of the exhibit `feature-maps`: the layers, the maps of one of them, one channel in detail, and the answer.
// Not responsible for: what is shown (feature-maps-model.ts) or words (feature-maps.text.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { PhotoPlace } from '../../../kit/photo/PhotoChooser.tsx';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { SeenPictureChooser } from '../subject/SeenPictureChooser.tsx';
import { className, subjectText } from '../subject/subject.text.ts';
import { SubjectBar } from '../subject/SubjectBar.tsx';
import { Timeline } from '../subject/Timeline.tsx';
import { ChannelPanel } from './ChannelPanel.tsx';
import { Damage } from './Damage.tsx';
import styles from './FeatureMaps.module.css';
import { SHOWN } from './feature-maps.ts';
import type { FeatureMapsAction, FeatureMapsState } from './feature-maps.ts';
import type { FeatureMapsModel } from './feature-maps-model.ts';
import { featureMapsText, layerLabel } from './feature-maps.text.ts';
import { MapGrid } from './MapGrid.tsx';
import type { FeatureMapsSession } from './use-feature-maps.ts';

export type FeatureMapsProps = ExhibitViewProps<
  FeatureMapsState,
  FeatureMapsAction,
  FeatureMapsSession,
  FeatureMapsModel
>;

const UNIT_RANGE: ValueRange = [0, 1];

export function FeatureMapsView(props: FeatureMapsProps): ReactElement {
  const { model, session, dispatch, locale } = props;
  const { state, layers } = model;
  const { subject, picture } = session;
  const words = featureMapsText[locale];
  const { error } = session.look;
  return (
    <div className={styles['maps']}>
      <SubjectBar subject={subject} onSubject={(choice) => dispatch({ kind: 'subject', ...choice })} />
      <Timeline subject={subject} />
      <SeenPictureChooser
        subject={subject}
        picture={picture}
        image={state.image}
        onImage={(image) => dispatch({ kind: 'image', image })}
      />
      {!model.hasConvolution && <p className={styles['note']}>{words.noConvolution}</p>}
      {model.isUntrained && <p className={styles['note']}>{words.untrained}</p>}
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      <div className={styles['controls']}>
        <Select
          label={words.layer}
          value={String(model.layer.nodeIndex)}
          options={layers.map((layer) => ({ value: String(layer.nodeIndex), label: layerLabel(layer) }))}
          onChange={(node) => dispatch({ kind: 'node', node: Number(node) })}
        />
        <Choice
          label={words.show}
          value={state.shown}
          options={SHOWN.map((shown) => ({ value: shown, label: words.shown[shown] }))}
          onChange={(shown) => dispatch({ kind: 'shown', shown })}
        />
      </div>
      <div className={styles['bench']}>
        <Seen {...props} />
        {model.values === null ? (
          <p className={styles['note']}>{whyNothing(model, session, locale)}</p>
        ) : (
          <MapGrid key={model.layer.nodeIndex} {...props} values={model.values} />
        )}
      </div>
      <ChannelPanel {...props} />
      <Damage {...props} />
    </div>
  );
}

function Seen({ model, session, dispatch, locale }: FeatureMapsProps): ReactElement {
  const words = featureMapsText[locale];
  const { subject, picture } = session;
  const [height, width, channels] = subject.images.shape;
  const { probabilities, wholeProbabilities } = model;
  const place =
    picture.values === null ? null : (
      <PixelCanvas
        pixels={picture.values}
        height={height}
        width={width}
        colourMap={channels === 3 ? 'rgb' : 'gray'}
        range={UNIT_RANGE}
        label={words.seen}
        maxWidthPx={150}
      />
    );
  return (
    <div className={styles['seen']}>
      <h4 className={styles['title']}>{words.seen}</h4>
      {place !== null && picture.source !== null ? <PhotoPlace source={picture.source}>{place}</PhotoPlace> : place}
      {model.isSilent && <p className={styles['note']}>{subjectText[locale].noNumbers}</p>}
      {probabilities !== null && !model.isSilent && (
        <>
          <h4 className={styles['title']}>{wholeProbabilities === null ? words.says : words.withOff}</h4>
          <BarList
            label={words.says}
            bars={strongest(probabilities, wholeProbabilities ?? probabilities).map((klass) => ({
              id: String(klass),
              label: className(subject, klass, locale),
              value: probabilities[klass] ?? 0,
              strong: klass === picture.label,
            }))}
          />
        </>
      )}
      {model.off.length > 0 && (
        <Button icon="undo" onClick={() => dispatch({ kind: 'restore' })}>
          {words.allOn}
        </Button>
      )}
    </div>
  );
}

/** Why there is nothing to draw of the layer, in a sentence. */
function whyNothing(
  { state, isSilent }: FeatureMapsModel,
  { picture, look }: FeatureMapsSession,
  locale: FeatureMapsProps['locale'],
): string {
  const words = featureMapsText[locale];
  if (picture.values === null) return words.noPicture;
  if (state.shown === 'gradients' && isSilent) return subjectText[locale].noNumbers;
  if (state.shown === 'gradients' && !look.isAsking) return words.noGradient;
  return subjectText[locale].working;
}

/** The classes that lead now, and the one that led before, in the order of their numbers. */
function strongest(now: Float32Array, before: Float32Array): readonly number[] {
  const ranked = (values: Float32Array): readonly number[] =>
    Array.from(values, (value, klass) => ({ value, klass }))
      .sort((a, b) => b.value - a.value)
      .map(({ klass }) => klass);
  return [...new Set([...ranked(now).slice(0, 3), ...ranked(before).slice(0, 1)])].sort((a, b) => a - b);
}
