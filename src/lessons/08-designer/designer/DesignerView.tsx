// The view of the exhibit `designer`: data and presets, drawing, layers beside their code, review, training, files.
// Not responsible for: what is shown (designer-model.ts).
import type { ReactElement } from 'react';
import { DATASETS, DATASET_IDS } from '../../../engine/catalog/datasets.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Select } from '../../../kit/controls/Select.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { encodeSpec } from '../../../nn/spec-codec.ts';
import styles from './Designer.module.css';
import type { DesignerAction, DesignerState } from './designer.ts';
import type { DesignerModel } from './designer-model.ts';
import { designerText } from './designer.text.ts';
import { DraftNotice } from './DraftNotice.tsx';
import { Drawing } from './Drawing.tsx';
import { designOf } from './experiments/compare.ts';
import { ExperimentList } from './experiments/ExperimentList.tsx';
import { FilePanel } from './files/FilePanel.tsx';
import { KerasBox } from './KerasBox.tsx';
import { LayerList } from './LayerList.tsx';
import { OwnImages } from './own/OwnImages.tsx';
import { Palette } from './Palette.tsx';
import { PRESETS } from './presets.ts';
import { Review } from './Review.tsx';
import type { DesignerSession } from './session.ts';
import { TrainPanel } from './TrainPanel.tsx';

export function DesignerView(
  props: ExhibitViewProps<DesignerState, DesignerAction, DesignerSession, DesignerModel>,
): ReactElement {
  const { model, dispatch, session, locale } = props;
  const words = designerText[locale];
  const { net, data, own } = model.state;
  const now = encodeSpec(net);
  return (
    <div className={styles['designer']}>
      {session.draft !== null && (
        <DraftNotice
          onOpen={() => session.draft !== null && dispatch({ kind: 'restore', state: session.draft })}
          onDrop={session.dropDraft}
        />
      )}
      <div className={styles['start']}>
        <Select
          label={words.data}
          value={own ? 'own' : data}
          options={[
            ...DATASET_IDS.map((id) => ({ value: id, label: DATASETS[id].title[locale] })),
            { value: 'own' as const, label: words.ownImages },
          ]}
          onChange={(value) => dispatch(value === 'own' ? { kind: 'own' } : { kind: 'data', data: value })}
        />
        <div>
          <p className={styles['hint']}>{words.presets}</p>
          <ButtonRow label={words.presets}>
            {PRESETS.map(({ id, title, spec, data: own }) => (
              <Button
                key={id}
                pressed={encodeSpec(spec) === now}
                onClick={() => dispatch({ kind: 'replace', net: spec, ...(own === null ? {} : { data: own }) })}
              >
                {title[locale]}
              </Button>
            ))}
          </ButtonRow>
        </div>
      </div>
      {own && <OwnImages />}
      <Drawing model={model} dispatch={dispatch} />
      <Palette model={model} dispatch={dispatch} />
      <div className={styles['sides']}>
        <LayerList model={model} dispatch={dispatch} />
        <KerasBox net={net} onNet={(typed) => dispatch({ kind: 'type', net: typed })} />
      </div>
      <Review model={model} dispatch={dispatch} />
      <TrainPanel model={model} actions={session.actions} notes={session.notes} dispatch={dispatch} />
      <ExperimentList
        live={model.live}
        onOpen={(experiment) => {
          const design = designOf(experiment);
          if (design !== null) dispatch({ kind: 'restore', state: design });
        }}
      />
      <FilePanel model={model} snapshot={session.snapshot} dispatch={dispatch} />
    </div>
  );
}
