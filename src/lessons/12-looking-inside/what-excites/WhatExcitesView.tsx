// The view of the exhibit `what-excites`: what is aimed at, what holds back, and the picture as it grows.
// Not responsible for: what is shown (excite-model.ts) or words (what-excites.text.ts).
import type { ReactElement } from 'react';
import { PixelCanvas } from '../../../kit/canvas/PixelCanvas.tsx';
import type { ValueRange } from '../../../kit/canvas/colour-maps.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { Toggle } from '../../../kit/controls/Toggle.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { className } from '../subject/subject.text.ts';
import { SubjectBar } from '../subject/SubjectBar.tsx';
import { Timeline } from '../subject/Timeline.tsx';
import type { ExciteModel } from './excite-model.ts';
import type { ExciteSession } from './use-excite.ts';
import { AIMS, SLIDER_IDS, SLIDERS } from './what-excites.ts';
import type { WhatExcitesAction, WhatExcitesState } from './what-excites.ts';
import styles from './WhatExcites.module.css';
import { aimName, scoreLine, whatExcitesText } from './what-excites.text.ts';

type WhatExcitesProps = ExhibitViewProps<WhatExcitesState, WhatExcitesAction, ExciteSession, ExciteModel>;

const UNIT_RANGE: ValueRange = [0, 1];

export function WhatExcitesView(props: WhatExcitesProps): ReactElement {
  const { model, session, dispatch, locale } = props;
  return (
    <div className={styles['excite']}>
      <SubjectBar subject={session.subject} onSubject={(choice) => dispatch({ kind: 'subject', ...choice })} />
      <Timeline subject={session.subject} />
      {model.isDense && <p className={styles['note']}>{whatExcitesText[locale].dense}</p>}
      <Aims {...props} />
      <div className={styles['bench']}>
        <Restraints {...props} />
        <Grown {...props} />
      </div>
    </div>
  );
}

function Aims({ model, session, dispatch, locale }: WhatExcitesProps): ReactElement {
  const words = whatExcitesText[locale];
  const { aim: aimed, layers, layer, unit, units } = model;
  const isClass = aimed === 'class';
  return (
    <div className={styles['controls']}>
      <Choice
        label={words.aim}
        value={aimed}
        options={(layers.length === 0 ? AIMS.slice(0, 1) : AIMS).map((aim) => ({ value: aim, label: words.aims[aim] }))}
        onChange={(aim) => dispatch({ kind: 'aim', aim })}
      />
      {!isClass && layer !== null && (
        <Select
          label={words.layer}
          value={String(layer.nodeIndex)}
          options={layers.map(({ nodeIndex, name }) => ({ value: String(nodeIndex), label: name }))}
          onChange={(node) => dispatch({ kind: 'node', node: Number(node) })}
        />
      )}
      {isClass ? (
        <Select
          label={words.klass}
          value={String(unit)}
          options={Array.from({ length: units }, (_, klass) => ({
            value: String(klass),
            label: className(session.subject, klass, locale),
          }))}
          onChange={(klass) => dispatch({ kind: 'unit', unit: Number(klass) })}
        />
      ) : (
        <Slider
          label={words.channel}
          value={unit}
          min={0}
          max={units - 1}
          integer
          onChange={(channel) => dispatch({ kind: 'unit', unit: channel })}
        />
      )}
    </div>
  );
}

function Restraints({ model, dispatch, locale }: WhatExcitesProps): ReactElement {
  const words = whatExcitesText[locale];
  const { state } = model;
  return (
    <div className={styles['restraints']}>
      {SLIDER_IDS.map((id) => (
        <Slider
          key={id}
          label={words.sliders[id]}
          value={state[id]}
          min={SLIDERS[id].min}
          max={SLIDERS[id].max}
          integer
          hint={words.hints[id]}
          onChange={(value) => dispatch({ kind: 'slider', id, value })}
        />
      ))}
      <Toggle
        label={words.decorrelate}
        checked={state.decorrelate}
        onChange={(on) => dispatch({ kind: 'decorrelate', on })}
      />
      <div className={styles['buttons']}>
        <Button onClick={() => dispatch({ kind: 'free' })}>{words.free}</Button>
        <Button onClick={() => dispatch({ kind: 'seed' })}>{words.otherNoise}</Button>
      </div>
    </div>
  );
}

function Grown({ model, session, locale }: WhatExcitesProps): ReactElement {
  const words = whatExcitesText[locale];
  const { seen, shape, state, isGrowing } = model;
  const [height, width, channels] = shape;
  const score = scoreLine(model, locale);
  const { error } = session.answer;
  return (
    <div className={styles['grown']}>
      <h4 className={styles['title']}>
        {words.picture}
        {locale === 'zh' ? '：' : ': '}
        {aimName(model, locale)}
      </h4>
      {seen === null ? (
        <p className={styles['note']}>{session.canStart ? words.nothing : words.needsNetwork}</p>
      ) : (
        <PixelCanvas
          pixels={seen.image}
          height={height}
          width={width}
          colourMap={channels === 3 ? 'rgb' : 'gray'}
          range={UNIT_RANGE}
          label={words.picture}
          maxWidthPx={320}
        />
      )}
      {model.isSilent && <p className={styles['note']}>{words.silent}</p>}
      {score !== null && <p className={styles['score']}>{score}</p>}
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      {isGrowing && (
        <Progress
          label={words.progress}
          value={seen?.step ?? 0}
          max={state.steps}
          text={`${seen?.step ?? 0} / ${state.steps}`}
        />
      )}
      <div className={styles['buttons']}>
        {isGrowing ? (
          <Button icon="pause" onClick={session.stop}>
            {words.stop}
          </Button>
        ) : (
          <Button kind="primary" icon="play" disabled={!session.canStart} onClick={session.start}>
            {seen === null ? words.grow : words.again}
          </Button>
        )}
      </div>
    </div>
  );
}
