// One design at a glance: its network, plan, spoilt data, buttons and standing. Not responsible for: its panels.
import type { ReactElement } from 'react';
import { Button } from '../../kit/controls/Button.tsx';
import { ButtonRow } from '../../kit/controls/Controls.tsx';
import { Progress } from '../../kit/controls/Progress.tsx';
import { Select } from '../../kit/controls/Select.tsx';
import { Slider } from '../../kit/controls/Slider.tsx';
import { formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { useLocale } from '../../kit/locale/locale.ts';
import { classes } from '../../kit/style/classes.ts';
import { formatMacs } from '../../lessons/08-designer/designer/format-macs.ts';
import { PlanForm } from '../../lessons/08-designer/designer/PlanForm.tsx';
import { LIMITS } from '../../lessons/08-designer/designer/plan-choice.ts';
import type { PlanChoice } from '../../lessons/08-designer/designer/plan-choice.ts';
import { SpoilForm } from '../../lessons/08-designer/designer/SpoilForm.tsx';
import { standing } from '../../lessons/08-designer/designer/standing.ts';
import { Obstacles } from '../../lessons/08-designer/designer/TrainPanel.tsx';
import { trainingText } from '../../lessons/08-designer/designer/training.text.ts';
import type { PartProps } from './BothBar.tsx';
import { otherSide } from './playground.ts';
import type { SideId } from './playground.ts';
import styles from './Playground.module.css';
import { NETWORKS } from './playground-model.ts';
import { playgroundText } from './playground.text.ts';
import { RunButtons } from './RunButtons.tsx';
import { SIDE_COLOURS, SIDE_NAMES } from './side-names.ts';

const OWN = 'own';

export function DesignCard({ id, model, session, dispatch }: PartProps & { readonly id: SideId }): ReactElement {
  const locale = useLocale();
  const words = playgroundText[locale];
  const common = trainingText[locale];
  const side = model.sides[id];
  const { training, state, total, macs } = side;
  const isChosen = model.state.side === id;
  const name = words.design(SIDE_NAMES[id]);
  const onPlan = (fields: Partial<PlanChoice>): void =>
    dispatch({ kind: 'design', side: id, action: { kind: 'plan', fields } });

  function choose(presetId: string): void {
    const preset = NETWORKS.find((one) => one.id === presetId);
    if (preset === undefined) return;
    // The images stay, and the network takes their shape, unless it is made for images of its own.
    const { spec, data } = preset;
    const net = data === null ? spec : { ...spec, inputShape: side.facts.shape };
    dispatch({ kind: 'design', side: id, action: { kind: 'replace', net } });
  }

  return (
    <section className={classes(styles['card'], isChosen && styles['chosen'])} aria-label={name}>
      <div className={styles['cardHead']}>
        <h4>
          <span
            className={styles['swatch']}
            style={{ backgroundColor: `var(--${SIDE_COLOURS[id]})` }}
            aria-hidden="true"
          />
          {name}
        </h4>
        <ButtonRow label={name}>
          <Button icon="copy" onClick={() => dispatch({ kind: 'copy', from: id })}>
            {words.copyTo(SIDE_NAMES[otherSide(id)])}
          </Button>
        </ButtonRow>
      </div>
      <Select
        label={words.network}
        value={model.presets[id]?.id ?? OWN}
        options={[
          ...NETWORKS.map((preset) => ({ value: preset.id, label: preset.title[locale] })),
          { value: OWN, label: words.ownNetwork, disabled: model.presets[id] !== null },
        ]}
        onChange={choose}
      />
      <p className={styles['note']}>
        {total === null || macs === null
          ? words.cannotStand
          : words.totals(formatNumber(total, locale), formatMacs(macs, locale))}
      </p>
      <PlanForm plan={state.plan} onPlan={onPlan} countApart />
      <div className={styles['data']}>
        <Slider
          label={common.fields.count}
          value={state.plan.count}
          {...LIMITS.count}
          scale="log"
          integer
          step={500}
          hint={common.countHint}
          onChange={(count) => onPlan({ count })}
        />
        <SpoilForm plan={state.plan} onPlan={onPlan} />
      </div>
      <Obstacles model={side} actions={session.runs[id].actions} onPlan={onPlan} />
      <RunButtons label={words.controlsOf(SIDE_NAMES[id])} training={training} actions={session.runs[id].actions} />
      {training.phase === 'opening' && (
        <Progress
          label={common.loading}
          value={training.loaded}
          {...(training.loaded === null ? {} : { text: formatPercent(training.loaded, locale, 0) })}
        />
      )}
      <p className={styles['standing']}>
        {standing(training, locale).join(locale === 'zh' ? '' : ' ')}
        {training.phase === 'running' && ` ${common.speed(formatNumber(training.imagesPerSecond, locale))}`}
      </p>
    </section>
  );
}
