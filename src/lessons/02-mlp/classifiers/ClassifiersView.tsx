// The view of the exhibit `mnist-classifiers`: the reader's network to train, and the table it takes its place in.
// Not responsible for: what is shown (classifiers-model.ts) or training (bench.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow, Controls } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { formatNumber, joinSentences } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import type { BenchSession } from './bench.ts';
import styles from './Classifiers.module.css';
import { EPOCHS, HIDDEN, TRAIN_COUNT } from './classifiers.ts';
import type { ClassifierAction, ClassifierState } from './classifiers.ts';
import { classifierText, errorText, rowName } from './classifiers.text.ts';
import type { ClassifierModel } from './classifiers-model.ts';

type ClassifierProps = ExhibitViewProps<ClassifierState, ClassifierAction, BenchSession, ClassifierModel>;

export function ClassifiersView({ model, dispatch, session, locale }: ClassifierProps): ReactElement {
  const words = classifierText[locale];
  const { state, work, error, best } = model;
  return (
    <div className={styles['classifiers']}>
      <Controls label={words.settings}>
        <Choice
          label={words.hidden}
          value={state.hidden}
          options={HIDDEN.map((hidden) => ({ value: hidden, label: words.hiddenOptions[hidden] }))}
          onChange={(hidden) => dispatch({ kind: 'hidden', hidden })}
        />
        <Slider
          label={words.trainCount}
          value={state.trainCount}
          {...TRAIN_COUNT}
          integer
          {...(words.images === '' ? {} : { unit: words.images })}
          onChange={(trainCount) => dispatch({ kind: 'train-count', trainCount })}
        />
        <Slider
          label={words.epochs}
          value={state.epochs}
          {...EPOCHS}
          integer
          onChange={(epochs) => dispatch({ kind: 'epochs', epochs })}
        />
      </Controls>
      <p className={styles['note']}>{words.network(formatNumber(model.parameters, locale))}</p>
      {error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[error][locale]}</Notice>}
      <ButtonRow label={words.actions}>
        <Button kind="primary" icon="play" keepsFocus disabled={work !== null} onClick={() => session.train(state)}>
          {words.train}
        </Button>
        <Button keepsFocus disabled={work?.phase !== 'training'} onClick={session.stop}>
          {words.stop}
        </Button>
        {best !== null && (
          <Button kind="quiet" onClick={session.forget}>
            {words.forget}
          </Button>
        )}
      </ButtonRow>
      {work !== null && (
        <Progress
          label={words.work[work.phase]}
          value={work.done}
          max={work.total}
          text={`${formatNumber(work.done, locale)} / ${formatNumber(work.total, locale)}`}
        />
      )}
      <Table model={model} locale={locale} />
      <p className={styles['note']}>{joinSentences([best === null ? words.none : words.fair, words.source], locale)}</p>
    </div>
  );
}

function Table({ model, locale }: { readonly model: ClassifierModel; readonly locale: Locale }): ReactElement {
  const words = classifierText[locale];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a table that scrolls sideways needs the keys
    <section className={styles['scroll']} aria-label={words.table} tabIndex={0}>
      <table className={styles['table']}>
        <caption>{words.table}</caption>
        <thead>
          <tr>
            {words.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.rows.map((row) => {
            const name = rowName(row, locale);
            const isOwn = row.kind === 'own';
            return (
              <tr
                key={isOwn ? `${name} ${row.result.state.trainCount}` : row.id}
                className={isOwn ? styles['own'] : undefined}
              >
                <th scope="row">
                  {name} <small>{words.families[isOwn ? 'own' : row.family]}</small>
                </th>
                <td className={styles['error']}>
                  <span>{errorText(row, locale)}</span>
                  <span className={styles['track']} aria-hidden="true">
                    <span
                      className={styles[isOwn ? 'own' : row.family]}
                      style={{ width: `${(row.errorPercent / model.mostPercent) * 100}%` }}
                    />
                  </span>
                </td>
                <td>{isOwn ? formatNumber(row.result.state.trainCount, locale) : words.all}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
