// The panels of the chosen design as tabs. Not responsible for: what is in each.
import type { ReactElement } from 'react';
import { Tabs } from '../../kit/controls/Tabs.tsx';
import { FilePanel } from '../../lessons/08-designer/designer/files/FilePanel.tsx';
import { Drawing } from '../../lessons/08-designer/designer/Drawing.tsx';
import { KerasBox } from '../../lessons/08-designer/designer/KerasBox.tsx';
import { LayerList } from '../../lessons/08-designer/designer/LayerList.tsx';
import { Palette } from '../../lessons/08-designer/designer/Palette.tsx';
import { Review } from '../../lessons/08-designer/designer/Review.tsx';
import designerStyles from '../../lessons/08-designer/designer/Designer.module.css';
import type { DesignerAction } from '../../lessons/08-designer/designer/designer.ts';
import { BenchFile } from './BenchFile.tsx';
import { DataPanel } from './DataPanel.tsx';
import { InsidePanel } from './InsidePanel.tsx';
import { MistakesPanel } from './MistakesPanel.tsx';
import { PANELS } from './playground.ts';
import styles from './Playground.module.css';
import { playgroundText } from './playground.text.ts';
import type { PlaygroundProps } from './PlaygroundView.tsx';
import { SIDE_NAMES } from './side-names.ts';

export function Panels(props: PlaygroundProps): ReactElement {
  const { model, dispatch, session, locale } = props;
  const words = playgroundText[locale];
  const { side, panel } = model.state;
  const design = model.sides[side];
  const act = (action: DesignerAction): void => dispatch({ kind: 'design', side, action });

  return (
    <section className={styles['panels']} aria-label={words.panelsOf(SIDE_NAMES[side])}>
      <h4>{words.panelsOf(SIDE_NAMES[side])}</h4>
      {/* Files take the drawing from the page: it stands above all panels. */}
      <Drawing model={design} dispatch={act} />
      <Tabs
        label={words.panelsOf(SIDE_NAMES[side])}
        value={panel}
        tabs={PANELS.map((value) => ({ value, label: words.panels[value] }))}
        onChange={(value) => dispatch({ kind: 'panel', panel: value })}
      >
        {panel === 'network' && (
          <div className={designerStyles['designer']}>
            <Palette model={design} dispatch={act} />
            <div className={designerStyles['sides']}>
              <LayerList model={design} dispatch={act} />
              <KerasBox key={side} net={design.state.net} onNet={(net) => act({ kind: 'type', net })} />
            </div>
            <Review model={design} dispatch={act} />
          </div>
        )}
        {panel === 'data' && <DataPanel {...props} />}
        {panel === 'inside' && <InsidePanel {...props} />}
        {panel === 'mistakes' && <MistakesPanel {...props} />}
        {panel === 'files' && (
          <div className={styles['stack']}>
            <BenchFile state={model.state} dispatch={dispatch} />
            <h5>{words.ownFiles(SIDE_NAMES[side])}</h5>
            <FilePanel key={side} model={design} snapshot={session.runs[side].snapshot} dispatch={act} />
          </div>
        )}
      </Tabs>
    </section>
  );
}
