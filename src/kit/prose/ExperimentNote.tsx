// Predict, run, judge: the reader writes down what they expect before an experiment and what came of it.
// Not responsible for: storage (notes.ts names the store) or the experiment itself.
import { use, useId, useState } from 'react';
import type { ReactElement } from 'react';
import { Choice } from '../controls/Choice.tsx';
import { useText } from '../locale/locale.ts';
import type { Localised } from '../locale/locale.ts';
import styles from './ExperimentNote.module.css';
import { EMPTY_NOTE, NoteContext } from './notes.ts';
import type { ExperimentNoteValue } from './notes.ts';

export interface ExperimentNoteProps {
  /** Stable and unique in the course: `mlp-vs-cnn/duel`. */
  readonly id: string;
  /** What the experiment should answer. */
  readonly question: string;
  /** What to do, in a sentence. */
  readonly run: string;
}

interface NoteText {
  readonly title: string;
  readonly prediction: string;
  readonly run: string;
  readonly observation: string;
  readonly verdict: string;
  readonly verdicts: Readonly<Record<ExperimentNoteValue['verdict'], string>>;
  readonly kept: string;
}

const TEXT: Localised<NoteText> = {
  zh: {
    title: '实验记录',
    prediction: '我的预测（先写再做）',
    run: '做法',
    observation: '看到了什么',
    verdict: '预测对了吗',
    verdicts: { open: '还没做', right: '对', partly: '部分对', wrong: '不对' },
    kept: '只保存在这台设备上。',
  },
  en: {
    title: 'Experiment note',
    prediction: 'My prediction (before the run)',
    run: 'Run',
    observation: 'What I saw',
    verdict: 'Was the prediction right',
    verdicts: { open: 'Not done yet', right: 'Yes', partly: 'In part', wrong: 'No' },
    kept: 'Kept on this device only.',
  },
};

const VERDICTS = ['open', 'right', 'partly', 'wrong'] as const;

function Area(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}): ReactElement {
  const id = useId();
  return (
    <div className={styles['area']}>
      <label htmlFor={id}>{props.label}</label>
      <textarea id={id} rows={2} value={props.value} onChange={(event) => props.onChange(event.target.value)} />
    </div>
  );
}

export function ExperimentNote({ id, question, run }: ExperimentNoteProps): ReactElement {
  const text = useText(TEXT);
  const store = use(NoteContext);
  const titleId = useId();
  const [own, setOwn] = useState<ExperimentNoteValue>(EMPTY_NOTE);
  const value = store === null ? own : (store.read(id) ?? EMPTY_NOTE);

  function change(part: Partial<ExperimentNoteValue>): void {
    const next = { ...value, ...part };
    if (store === null) setOwn(next);
    else store.write(id, next);
  }

  return (
    <section className={styles['note']} aria-labelledby={`${titleId} ${titleId}-question`}>
      <h3 id={titleId}>{text.title}</h3>
      <p id={`${titleId}-question`} className={styles['question']}>
        {question}
      </p>
      <Area label={text.prediction} value={value.prediction} onChange={(prediction) => change({ prediction })} />
      <p>
        <span className={styles['label']}>{text.run}</span> {run}
      </p>
      <Area label={text.observation} value={value.observation} onChange={(observation) => change({ observation })} />
      <Choice
        label={text.verdict}
        value={value.verdict}
        options={VERDICTS.map((verdict) => ({ value: verdict, label: text.verdicts[verdict] }))}
        onChange={(verdict) => change({ verdict })}
      />
      <p className={styles['kept']}>{text.kept}</p>
    </section>
  );
}
