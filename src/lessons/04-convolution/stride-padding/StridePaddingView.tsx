// The view of the exhibit `stride-padding`: settings, the two grids, both axes by themselves, formulas and code.
// Not responsible for: what is shown (stride-model.ts) or words (stride-padding.text.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { WorkedFormula } from '../../../kit/formula/Formula.tsx';
import { joinSentences } from '../../../kit/locale/format.ts';
import { KerasCode } from '../../../kit/prose/KerasCode.tsx';
import { AxisStrip } from './AxisStrip.tsx';
import { impossibleSentence } from './impossible.ts';
import { InputGrid } from './InputGrid.tsx';
import { Legend } from './Legend.tsx';
import { OutputGrid } from './OutputGrid.tsx';
import { Player } from './Player.tsx';
import { Settings } from './Settings.tsx';
import { layerCode } from './stride-code.ts';
import { kerasRows, pytorchRows } from './stride-formulas.ts';
import type { AxisLetter } from './stride-formulas.ts';
import { placeAt } from './stride-model.ts';
import type { AxisModel, StrideModel } from './stride-model.ts';
import type { StrideAction, StrideState } from './stride-padding.ts';
import { conventionSentences, strideText } from './stride-padding.text.ts';
import styles from './StridePadding.module.css';

type StridePaddingProps = ExhibitViewProps<StrideState, StrideAction, null, StrideModel>;

export function StridePaddingView({ state, model, dispatch, locale }: StridePaddingProps): ReactElement {
  const words = strideText[locale];
  const { rows, columns, settings, problem, comparedSums } = model;
  const most = settings.kernel[0] * settings.kernel[1];
  const hasPadding = [rows, columns].some(({ walk }) => walk.before + walk.after > 0);
  const hasUnread = [rows, columns].some(({ unread }) => unread.all.length > 0);
  return (
    <div className={styles['stride']}>
      <Settings state={state} words={words} dispatch={dispatch} />
      {problem !== null && (
        <Notice kind="error" actions={<Button onClick={() => dispatch({ kind: 'keep' })}>{words.backToShown}</Button>}>
          {joinSentences([impossibleSentence(problem)[locale], words.stillShown], locale)}
        </Notice>
      )}
      <div className={styles['grids']}>
        <InputGrid model={model} label={words.input(model)} hidden={words.hiddenCells} />
        <div className={styles['outputs']}>
          <OutputGrid
            rows={rows.layout}
            columns={columns.layout}
            sums={model.sums}
            most={most}
            place={state.place}
            name={words.output(model)}
            label={words.outputLabel(rows.place, columns.place, model.sum)}
            onPlace={(place) => dispatch({ kind: 'place', place })}
          />
          {comparedSums !== null && (
            <OutputGrid
              rows={rows.comparedOutputs}
              columns={columns.comparedOutputs}
              sums={comparedSums}
              most={most}
              place={state.place}
              name={words.kerasOutput(model)}
              tone="warm"
            />
          )}
        </div>
        <div className={styles['strips']}>
          <AxisStrip
            axis={rows}
            title={model.alike ? words.stripTitle.both : words.stripTitle.rows}
            summary={words.strip(rows)}
          />
          {!model.alike && <AxisStrip axis={columns} title={words.stripTitle.columns} summary={words.strip(columns)} />}
          <p className={styles['note']}>{words.stripNote}</p>
        </div>
      </div>
      <p>{words.windowHere(model)}</p>
      <Player
        model={model}
        words={words}
        onIndex={(index) => dispatch({ kind: 'place', place: placeAt(model, index) })}
      />
      <Legend
        words={words}
        marks={[
          'window',
          'dark',
          ...(hasPadding ? (['padding'] as const) : []),
          ...(hasUnread ? (['unread'] as const) : []),
          ...(comparedSums === null ? [] : (['keras'] as const)),
        ]}
      />
      {conventionSentences(model, locale).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <h4>{words.formulas}</h4>
      <AxisFormulas
        axis={rows}
        settings={settings}
        letter="H"
        name={model.alike ? words.axisName.both : words.axisName.rows}
      />
      {!model.alike && <AxisFormulas axis={columns} settings={settings} letter="W" name={words.axisName.columns} />}
      <KerasCode lines={layerCode(settings)} label={words.code} />
    </div>
  );
}

function AxisFormulas({
  axis: { walk },
  settings,
  letter,
  name,
}: {
  readonly axis: AxisModel;
  readonly settings: StrideModel['settings'];
  readonly letter: AxisLetter;
  readonly name: string;
}): ReactElement {
  const rows = settings.rule === 'keras' ? kerasRows(walk, settings.padding, letter) : pytorchRows(walk, letter);
  return (
    <div>
      <p className={styles['note']}>{name}</p>
      <WorkedFormula rows={rows} />
    </div>
  );
}
