// The column of training: the head, the one button, progress of features, curves, settings and exports.
// Not responsible for: training (use-head.ts) or the settings' form (SettingsForm.tsx).
import type { ReactElement } from 'react';
import { LineChart } from '../../../kit/charts/LineChart.tsx';
import { Button } from '../../../kit/controls/Button.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { Progress } from '../../../kit/controls/Progress.tsx';
import { formatNumber, formatPercent, formatPercentTick } from '../../../kit/locale/format.ts';
import { photoText } from '../../../kit/photo/photo.text.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../kit/sentences/engine-errors.ts';
import { ExportRow } from './ExportRow.tsx';
import { HEADS } from './settings.ts';
import { SettingsForm } from './SettingsForm.tsx';
import styles from './YourClasses.module.css';
import type { ClassesProps } from './YourClassesView.tsx';
import { classesText } from './your-classes.text.ts';

export function TrainColumn(props: ClassesProps): ReactElement {
  const { state, model, session, dispatch, locale } = props;
  const words = classesText[locale];
  const { features, head } = session;
  return (
    <section className={styles['part']} aria-label={words.columns[1]}>
      <h4>{words.columns[1]}</h4>
      <Choice
        label={words.head}
        value={state.head}
        options={HEADS.map((kind) => ({ value: kind, label: words.heads[kind] }))}
        onChange={(kind) => dispatch({ kind: 'head', head: kind })}
        hint={words.headHints[state.head]}
      />
      <TrainButtons {...props} />
      {model.phase === 'waiting' && <p className={styles['hint']}>{words.waitingNetwork}</p>}
      <FeatureProgress {...props} />
      {features.error !== null && (
        <Notice kind="error" actions={<Button onClick={features.retry}>{photoText[locale].retry}</Button>}>
          {ENGINE_ERROR_SENTENCES[features.error][locale]}
        </Notice>
      )}
      {model.error !== null && <Notice kind="error">{ENGINE_ERROR_SENTENCES[model.error][locale]}</Notice>}
      {model.isStale && head.taught !== null && state.head === 'dense' && <Notice kind="info">{words.stale}</Notice>}
      {state.head === 'dense' && model.phase !== 'none' && <Curves {...props} />}
      <SettingsForm {...props} />
      <ExportRow {...props} />
    </section>
  );
}

function TrainButtons({ state, model, session, locale }: ClassesProps): ReactElement {
  const words = classesText[locale];
  const { head } = session;
  const { phase } = model;
  const isRunning = phase === 'training' || phase === 'opening';
  const mayTrain = model.canTrain && session.base.phase !== 'absent' && phase !== 'waiting';
  const isPaused = phase === 'paused' && !model.isStale;
  if (state.head === 'knn') {
    // Nothing to train: the button only has the network loaded.
    const needsNetwork = session.base.phase === 'ready-to-load' || session.base.phase === 'failed';
    if (!needsNetwork) return <></>;
  }
  return (
    <ButtonRow label={words.columns[1]}>
      {isRunning ? (
        <Button kind="primary" icon="pause" onClick={head.pause}>
          {words.pause}
        </Button>
      ) : (
        <Button kind="primary" icon="play" disabled={!mayTrain} keepsFocus onClick={session.train}>
          {isPaused ? words.resume : phase === 'trained' ? words.trainAgain : words.train}
        </Button>
      )}
      {phase === 'waiting' ? (
        <Button icon="stop" onClick={head.cancel}>
          {words.stop}
        </Button>
      ) : (
        <Button icon="rewind" disabled={isRunning || model.epoch === 0} keepsFocus onClick={head.reset}>
          {words.reset}
        </Button>
      )}
    </ButtonRow>
  );
}

function FeatureProgress({ session, locale }: ClassesProps): ReactElement | null {
  const { done, total, perSecond, isWorking } = session.features;
  if (!isWorking) return null;
  const speed = perSecond === null ? '' : formatNumber(perSecond, locale, 1);
  const text = `${formatNumber(done, locale)} / ${formatNumber(total, locale)}`;
  const zh = locale === 'zh';
  return (
    <Progress
      label={zh ? '正在计算瓶颈特征' : 'Working out bottleneck features'}
      value={done}
      max={Math.max(1, total)}
      text={speed === '' ? text : zh ? `${text}，每秒 ${speed} 张` : `${text}, ${speed} a second`}
    />
  );
}

function Curves({ state, model, locale }: ClassesProps): ReactElement {
  const words = classesText[locale];
  const xDomain = [1, Math.max(2, state.epochs)] as const;
  return (
    <div className={styles['curves']}>
      <LineChart
        label={words.accuracyChart}
        series={[
          { id: 'train', label: words.trainLine, color: 'series-1', points: model.trainCurve, dashed: true },
          { id: 'validation', label: words.validationLine, color: 'series-2', points: model.validationCurve },
        ]}
        xLabel={words.epochAxis}
        yLabel={words.accuracyAxis}
        xDomain={xDomain}
        yDomain={[0, 1]}
        wholeX
        heightPx={170}
        formatX={(epoch) => formatNumber(epoch, locale)}
        formatY={(accuracy) => formatPercent(accuracy, locale)}
        formatYTick={(accuracy) => formatPercentTick(accuracy, locale)}
        emptyText={words.emptyChart}
      />
      <LineChart
        label={words.lossChart}
        series={[{ id: 'loss', label: words.trainLine, color: 'series-1', points: model.lossCurve }]}
        xLabel={words.epochAxis}
        yLabel={words.lossAxis}
        xDomain={xDomain}
        yDomain={[0, null]}
        wholeX
        heightPx={130}
        formatX={(epoch) => formatNumber(epoch, locale)}
        emptyText={words.emptyChart}
      />
    </div>
  );
}
