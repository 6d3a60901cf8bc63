// The view of the exhibit `where-to-cut`: pictures and size, the cut, what was measured there, and three trainings from it.
// Not responsible for: what is shown (cuts-model.ts) or words (where-to-cut.text.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { ModelBar } from '../base/ModelBar.tsx';
import { baseText } from '../base/base.text.ts';
import { SAMPLE_SOURCES } from '../base/samples.ts';
import { scratchSizePx } from '../measure/budget.ts';
import { PerCutChart, WaysChart } from './CutCharts.tsx';
import { CutMap } from './CutMap.tsx';
import type { CutsModel } from './cuts-model.ts';
import { HeadMaps } from './HeadMaps.tsx';
import type { CutSession } from './use-cuts.ts';
import { COUNT, EPOCHS, METHODS, sizeOf, SIZES } from './where-to-cut.ts';
import type { CutAction, CutState } from './where-to-cut.ts';
import { cutName, cutSentence, cutText, measureSentence, winnerSentence } from './where-to-cut.text.ts';
import styles from './WhereToCut.module.css';

type CutsProps = ExhibitViewProps<CutState, CutAction, CutSession, CutsModel>;

export function WhereToCutView(props: CutsProps): ReactElement {
  const { model, session, dispatch, locale } = props;
  const words = cutText[locale];
  const { state, cuts, at, measured } = model;
  return (
    <div className={styles['cuts']}>
      <ModelBar base={session.base} />
      <Settings {...props} />
      <Slider
        label={words.cut}
        value={at + 1}
        min={1}
        max={cuts.length}
        integer
        valueText={(place) => `${place} ${cutName(model, place - 1)}`}
        onChange={(place) => dispatch({ kind: 'cut', cut: cutName(model, place - 1) })}
      />
      <p className={styles['facts']}>{cutSentence(model, locale)}</p>
      <MeasureButtons {...props} />
      <Going {...props} />
      {measured === null ? (
        <p className={styles['note']}>{session.base.phase === 'loaded' ? words.notMeasured : words.needsBase}</p>
      ) : (
        <>
          <p className={styles['facts']}>{measureSentence(model, locale)}</p>
          <div className={styles['bench']}>
            <div className={styles['side']}>
              <Choice
                label={words.method}
                value={state.method}
                options={METHODS.map((method) => ({ value: method, label: words.methods[method] }))}
                onChange={(method) => dispatch({ kind: 'method', method })}
              />
              <Laying {...props} />
              <CutMap model={model} />
            </div>
            <div className={styles['side']}>
              <PerCutChart model={model} />
              <p className={styles['note']}>{words.perCutNote}</p>
              <HeadMaps model={model} />
            </div>
          </div>
          <Ways {...props} />
        </>
      )}
    </div>
  );
}

function Settings({ model, dispatch, locale }: CutsProps): ReactElement {
  const words = cutText[locale];
  const { state } = model;
  return (
    <div className={styles['controls']}>
      <Select
        label={words.pictures}
        value={state.source}
        options={SAMPLE_SOURCES.map((source) => ({ value: source, label: baseText[locale].sources[source] }))}
        onChange={(source) => dispatch({ kind: 'source', source })}
      />
      <Slider
        label={words.count}
        value={state.count}
        {...COUNT}
        step={10}
        integer
        onChange={(count) => dispatch({ kind: 'count', count })}
      />
      <Choice
        label={words.size}
        hint={words.sizeHint}
        value={SIZES.find((size) => size === String(state.sizePx)) ?? '96'}
        options={SIZES.map((size) => ({ value: size, label: `${size} px` }))}
        onChange={(size) => dispatch({ kind: 'size', sizePx: sizeOf(size) })}
      />
    </div>
  );
}

function MeasureButtons({ model, session, locale }: CutsProps): ReactElement {
  const words = cutText[locale];
  return (
    <ButtonRow label={words.actions}>
      <Button
        kind={model.measured === null ? 'primary' : 'plain'}
        icon="play"
        keepsFocus
        disabled={session.base.phase !== 'loaded' || model.isBusy || model.measured !== null}
        onClick={session.measure}
      >
        {words.measure}
      </Button>
      {model.isBusy && (
        <Button kind="quiet" icon="stop" onClick={session.cancel}>
          {words.cancel}
        </Button>
      )}
    </ButtonRow>
  );
}

function Going({ model, session, locale }: CutsProps): ReactElement {
  const words = cutText[locale];
  const { work, isBusy } = model;
  const { error } = session.store;
  return (
    <>
      {work !== null && (
        <Progress
          label={words.stages[work.stage]}
          value={work.total > 1 ? work.done : null}
          max={work.total}
          {...(work.total > 1 ? { text: `${work.done} / ${work.total}` } : {})}
        />
      )}
      {isBusy && work === null && <p className={styles['note']}>{words.otherWork}</p>}
      {error !== null && (
        <Notice kind="error">
          {error === 'no-flowers' ? baseText[locale].noFlowers : ENGINE_ERROR_SENTENCES[error][locale]}
        </Notice>
      )}
    </>
  );
}

function Laying({ model, session, dispatch, locale }: CutsProps): ReactElement | null {
  const words = cutText[locale];
  const { layout } = session;
  if (layout.error !== null) return <Notice kind="error">{ENGINE_ERROR_SENTENCES[layout.error][locale]}</Notice>;
  if (!layout.isAsking || model.state.method !== 'umap') return null;
  return (
    <div>
      <Progress
        label={words.laying}
        value={layout.progress?.done ?? null}
        max={layout.progress?.total ?? 1}
        text={words.untilThen}
      />
      <Button kind="quiet" icon="stop" onClick={() => dispatch({ kind: 'method', method: 'pca' })}>
        {words.cancel}
      </Button>
    </div>
  );
}

function Ways({ model, session, dispatch, locale }: CutsProps): ReactElement {
  const words = cutText[locale];
  const winner = winnerSentence(model, locale);
  return (
    <section className={styles['side']} aria-label={words.waysChart}>
      <h4 className={styles['title']}>{words.waysChart}</h4>
      <p className={styles['note']}>{words.waysNote(scratchSizePx(model.state.source))}</p>
      <Slider
        label={words.epochs}
        value={model.state.epochs}
        {...EPOCHS}
        integer
        onChange={(epochs) => dispatch({ kind: 'epochs', epochs })}
      />
      <ButtonRow label={words.waysChart}>
        <Button
          kind="primary"
          icon="play"
          keepsFocus
          disabled={model.isBusy || winner !== null}
          onClick={session.train}
        >
          {words.train}
        </Button>
      </ButtonRow>
      <WaysChart model={model} />
      {winner !== null && <Notice kind="good">{winner}</Notice>}
    </section>
  );
}
