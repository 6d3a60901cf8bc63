// Ready-made pictures as further classes: of which set, how many. Not responsible for: fetching them (quick-start.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { RANGES, SOURCES } from './settings.ts';
import styles from './YourClasses.module.css';
import type { ClassesProps } from './YourClassesView.tsx';
import { classesText } from './your-classes.text.ts';

export function SamplesForm({ state, session, dispatch, locale }: ClassesProps): ReactElement {
  const words = classesText[locale];
  return (
    <details className={styles['more']}>
      <summary>{words.samplesTitle}</summary>
      <div className={styles['fields']}>
        <Select
          label={words.source}
          value={state.source}
          options={SOURCES.map((source) => ({ value: source, label: words.sources[source].trim() }))}
          onChange={(source) => dispatch({ kind: 'source', source })}
        />
        {state.source === 'flowers' && <p className={styles['hint']}>{words.flowersCredit}</p>}
        <Slider
          label={words.sampleClasses}
          value={state.classes}
          {...RANGES.classes}
          integer
          onChange={(value) => dispatch({ kind: 'number', field: 'classes', value })}
        />
        <Slider
          label={words.perClass}
          value={state.perClass}
          {...RANGES.perClass}
          integer
          onChange={(value) => dispatch({ kind: 'number', field: 'perClass', value })}
        />
        <Button
          disabled={session.files.progress !== null}
          keepsFocus
          onClick={() => void session.files.samples(state, locale)}
        >
          {words.addSamples}
        </Button>
      </div>
    </details>
  );
}
