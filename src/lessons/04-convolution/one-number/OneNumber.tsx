// The view of the exhibit `one-number`: settings, input and filters, output, and the chosen number written out.
// Not responsible for: what it shows (one-number-model.ts).
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { BOUNDS } from './one-number.ts';
import type { NumberAction, NumberState, Setting } from './one-number.ts';
import type { NumberModel } from './one-number-model.ts';
import { numberWords } from './one-number.text.ts';
import styles from './OneNumber.module.css';
import { OutputPlanes } from './OutputPlanes.tsx';
import { Planes } from './Planes.tsx';
import { Sums } from './Sums.tsx';

type OneNumberProps = ExhibitViewProps<NumberState, NumberAction, null, NumberModel>;

const SETTINGS: readonly Setting[] = ['size', 'depth', 'filters', 'kernel', 'stride'];
/** Time to read one sum while the window walks by itself. */
const STEP_MS = 1600;

export function OneNumber({ state, model, dispatch, locale }: OneNumberProps): ReactElement {
  const words = numberWords[locale];
  const { row, column, filter } = model.selected;
  return (
    <div className={styles['exhibit']}>
      <Settings state={state} dispatch={dispatch} words={words} />
      <Walk dispatch={dispatch} words={words} />
      <div className={styles['layer']}>
        <Planes model={model} dispatch={dispatch} words={words} />
        <OutputPlanes model={model} dispatch={dispatch} words={words} />
      </div>
      <p className={styles['rule']}>{words.depthRule(state.depth, state.filters)}</p>
      <p className={styles['rule']}>{words.countRule(state, model.parameters)}</p>
      <h4>{words.workTitle(filter, row, column)}</h4>
      <Sums model={model} words={words} />
    </div>
  );
}

interface PartProps {
  readonly dispatch: (action: NumberAction) => void;
  readonly words: (typeof numberWords)['en'];
}

function Settings({ state, dispatch, words }: PartProps & { readonly state: NumberState }): ReactElement {
  return (
    <Controls label={words.settings}>
      {SETTINGS.map((setting) => {
        const { min, max } = BOUNDS[setting];
        const options = Array.from({ length: max - min + 1 }, (_, i) => String(min + i));
        return (
          <Choice
            key={setting}
            label={words.setting[setting]}
            value={String(state[setting])}
            options={options.map((value) => ({ value, label: value }))}
            onChange={(value) => dispatch({ kind: 'set', setting, value: Number(value) })}
          />
        );
      })}
      <Choice
        label={words.padding}
        value={state.padding}
        options={[
          { value: 'valid', label: 'valid' },
          { value: 'same', label: 'same' },
        ]}
        onChange={(padding) => dispatch({ kind: 'padding', padding })}
      />
      <Choice
        label={words.activation}
        value={state.activation}
        options={[
          { value: 'relu', label: 'ReLU' },
          { value: 'linear', label: words.none },
        ]}
        onChange={(activation) => dispatch({ kind: 'activation', activation })}
      />
    </Controls>
  );
}

/** Cell by cell, by hand or by itself. */
function Walk({ dispatch, words }: PartProps): ReactElement {
  const [isPlaying, setPlaying] = useState(false);
  const step = useEffectEvent(() => dispatch({ kind: 'step', by: 1 }));
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(() => step(), STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying]);
  return (
    <ButtonRow label={words.walk}>
      <Button icon="left" onClick={() => dispatch({ kind: 'step', by: -1 })}>
        {words.previous}
      </Button>
      <Button icon="right" onClick={() => dispatch({ kind: 'step', by: 1 })}>
        {words.next}
      </Button>
      <Button icon={isPlaying ? 'pause' : 'play'} onClick={() => setPlaying((now) => !now)}>
        {isPlaying ? words.pause : words.play}
      </Button>
      <Button icon="shuffle" onClick={() => dispatch({ kind: 'draw-again' })}>
        {words.drawAgain}
      </Button>
    </ButtonRow>
  );
}
