// One contestant: its layers, its parameters, and how its training stands, in numbers.
// Not responsible for: curves (Curves.tsx) or trouble (Troubles.tsx).
import type { ReactElement, ReactNode } from 'react';
import { formatDurationMs, formatNumber, formatPercent, formatSignificant } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import { Progress } from '../../../kit/controls/Progress.tsx';
import type { BackendId } from '../../../engine/protocol/calls.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import styles from './Duel.module.css';
import type { Contestant } from './contestant.ts';
import { duelText } from './duel.text.ts';
import { layerLine } from './layer-line.ts';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Proper names, the same in both languages. */
const BACKEND_NAMES: Readonly<Record<BackendId, string>> = {
  'fused-relaxed': 'WebAssembly (relaxed SIMD)',
  fused: 'WebAssembly',
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  cpu: 'JavaScript',
};

/** The layers in order, each with the shape that leaves it. */
function Layers({ contestant }: { readonly contestant: Contestant }): ReactElement {
  const words = duelText[useLocale()];
  const shapes = contestant.problems.length === 0 ? inferShapes(contestant.spec) : [];
  return (
    <ol className={styles['layers']} aria-label={words.architecture}>
      <li>
        <span>Input</span>
        <span>{contestant.spec.inputShape.join(' × ')}</span>
      </li>
      {contestant.spec.nodes.map(({ layer }, i) => (
        <li key={i}>
          <span>{layerLine(layer)}</span>
          <span>{shapes[i]?.output.join(' × ')}</span>
        </li>
      ))}
    </ol>
  );
}

export function ContestantCard({ contestant }: { readonly contestant: Contestant }): ReactElement {
  const locale = useLocale();
  const words = duelText[locale];
  const { id, parameters, step, totalSteps, loss, accuracy, test, testing } = contestant;
  const dash = '–';
  const begun = step > 0;
  return (
    <article className={styles['card']} aria-label={words.name[id]} data-contestant={id}>
      <header className={styles['cardHead']}>
        <h4 className={styles[id]}>
          {words.name[id]} <small>{words.fullName[id]}</small>
        </h4>
        <span className={styles['phase']}>{words.phase[contestant.phase]}</span>
      </header>
      <Layers contestant={contestant} />
      <Progress
        label={words.progress}
        value={step}
        max={totalSteps}
        text={words.ofSteps(formatNumber(step, locale), formatNumber(totalSteps, locale))}
      />
      <dl className={styles['facts']}>
        <Fact name={words.parameters}>{parameters === null ? dash : formatNumber(parameters, locale)}</Fact>
        <Fact name={words.recentLoss}>{loss === null ? dash : formatSignificant(loss, locale)}</Fact>
        <Fact name={words.recentAccuracy}>{accuracy === null ? dash : formatPercent(accuracy, locale)}</Fact>
        <Fact name={words.speed}>
          {contestant.imagesPerSecond > 0 ? words.perSecond(formatNumber(contestant.imagesPerSecond, locale)) : dash}
        </Fact>
        <Fact name={words.time}>
          {begun ? formatDurationMs(contestant.trainingMs, locale) : dash}
          {contestant.backend !== null && <small>{words.engineUsed(BACKEND_NAMES[contestant.backend])}</small>}
        </Fact>
        <Fact name={words.testAccuracy}>
          {test !== null ? (
            <>
              <strong>{formatPercent(test.accuracy, locale, 2)}</strong>
              <small>
                {words.interval(
                  formatPercent(test.low, locale, 2),
                  formatPercent(test.high, locale, 2),
                  formatNumber(test.count, locale),
                )}
              </small>
            </>
          ) : testing !== null ? (
            words.testing(formatNumber(testing.done, locale), formatNumber(testing.total, locale))
          ) : (
            <small>{words.testAfter}</small>
          )}
        </Fact>
        {contestant.recordName !== null && (
          <Fact name={words.record}>
            <code>{contestant.recordName}</code>
            <small>{words.recordHint}</small>
          </Fact>
        )}
      </dl>
      {contestant.stoppedEarly && (
        <p className={styles['note']}>{words.stoppedEarly(formatNumber(contestant.epochs.length, locale))}</p>
      )}
    </article>
  );
}
