// The view of the exhibit `network-3d`: the stack in space, or laid flat, with the picture it looks at.
// Not responsible for: what is shown (scene-model.ts) or words (network-3d.text.ts).
import { lazy, Suspense } from 'react';
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { winnerOf } from '../../../nn/argmax.ts';
import { classes } from '../../../kit/style/classes.ts';
import type { FeatureMapsSession } from '../feature-maps/use-feature-maps.ts';
import { SeenPictureChooser } from '../subject/SeenPictureChooser.tsx';
import { mapRange } from '../subject/map-range.ts';
import { subjectText } from '../subject/subject.text.ts';
import { SubjectBar } from '../subject/SubjectBar.tsx';
import styles from './Network3d.module.css';
import { PITCH, YAW, ZOOM } from './network-3d.ts';
import type { Network3dAction, Network3dState } from './network-3d.ts';
import { blockSentence, network3dText } from './network-3d.text.ts';
import type { Network3dModel } from './scene-model.ts';

type Network3dProps = ExhibitViewProps<Network3dState, Network3dAction, FeatureMapsSession, Network3dModel>;

const Scene = lazy(async () => ({ default: (await import('./Scene.tsx')).Scene }));

export function Network3dView(props: Network3dProps): ReactElement {
  const { model, session, dispatch, locale } = props;
  const { state } = model;
  const words = network3dText[locale];
  const isSilent = model.probabilities !== null && winnerOf(model.probabilities) === null;
  return (
    <div className={styles['network']}>
      <SubjectBar subject={session.subject} onSubject={(choice) => dispatch({ kind: 'subject', ...choice })} />
      <SeenPictureChooser
        subject={session.subject}
        picture={session.picture}
        image={state.image}
        onImage={(image) => dispatch({ kind: 'image', image })}
      />
      {state.view === 'closed' ? (
        <div className={styles['closed']}>
          <Button kind="primary" onClick={() => dispatch({ kind: 'view', view: 'space' })}>
            {words.open}
          </Button>
          <p className={styles['note']}>{words.openNote}</p>
        </div>
      ) : (
        <Choice
          label={words.view}
          value={state.view}
          options={[
            { value: 'space', label: words.views.space },
            { value: 'flat', label: words.views.flat },
          ]}
          onChange={(view) => dispatch({ kind: 'view', view })}
        />
      )}
      {model.picture === null && <p className={styles['note']}>{words.noPicture}</p>}
      {model.isUntrained && model.picture !== null && <p className={styles['note']}>{words.untrained}</p>}
      {!model.hasConvolution && <p className={styles['note']}>{words.noConvolution}</p>}
      {isSilent && <p className={styles['note']}>{subjectText[locale].noNumbers}</p>}
      {state.view === 'space' && <Space {...props} />}
      {state.view === 'flat' && <Flat {...props} />}
    </div>
  );
}

function Space({ model, dispatch, locale }: Network3dProps): ReactElement {
  const words = network3dText[locale];
  const { state, blocks } = model;
  return (
    <>
      <Suspense fallback={<p className={styles['note']}>{words.loading}</p>}>
        <Scene model={model} dispatch={dispatch} label={`${words.scene}. ${words.sceneHint}`} inputName={words.input} />
      </Suspense>
      <p className={styles['note']}>{words.sceneHint}</p>
      <div className={styles['controls']}>
        <Slider
          label={words.yaw}
          value={state.yaw}
          min={YAW.min}
          max={YAW.max - 1}
          unit="°"
          integer
          onChange={(yaw) => dispatch({ kind: 'turn', yaw, pitch: state.pitch })}
        />
        <Slider
          label={words.pitch}
          value={state.pitch}
          {...PITCH}
          unit="°"
          integer
          onChange={(pitch) => dispatch({ kind: 'turn', yaw: state.yaw, pitch })}
        />
        <Slider
          label={words.zoom}
          value={state.zoom}
          {...ZOOM}
          step={10}
          unit="%"
          integer
          onChange={(zoom) => dispatch({ kind: 'zoom', zoom })}
        />
        <Select
          label={words.layer}
          value={String(model.node)}
          options={blocks.map(({ layer }) => ({ value: String(layer.nodeIndex), label: layer.name }))}
          onChange={(node) => dispatch({ kind: 'node', node: Number(node) })}
        />
      </div>
    </>
  );
}

function Flat({ model, locale }: Network3dProps): ReactElement {
  return (
    <ol className={styles['flat']}>
      {model.blocks.map((block) => (
        <li key={block.layer.nodeIndex} className={styles['layer']}>
          <p className={styles['note']}>{blockSentence(block, locale)}</p>
          <div className={classes(styles['planes'], !block.layer.isMap && styles['vector'])}>
            {block.planes.map((plane) => (
              <PixelCanvas
                key={plane.channel}
                pixels={plane.values}
                height={plane.height}
                width={plane.width}
                colourMap={plane.values.some((value) => value < 0) ? 'diverging' : 'gray'}
                {...(plane.values.some((value) => value < 0) ? {} : { range: mapRange(plane.values) })}
                label={`${block.layer.name} ${plane.channel}`}
                maxWidthPx={block.layer.isMap ? 64 : 180}
              />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
