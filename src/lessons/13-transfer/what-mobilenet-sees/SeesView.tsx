// The view of the exhibit `what-mobilenet-sees`: the network, the picture and what is read of it, the answers, what one
// block sees, and its bill. Not responsible for: what is shown (sees-model.ts) or words (sees.text.ts).
import type { ReactElement } from 'react';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { ModelBar } from '../base/ModelBar.tsx';
import { Answers } from './Answers.tsx';
import { BillPanel } from './BillPanel.tsx';
import { BlockMapsPanel } from './BlockMapsPanel.tsx';
import { PicturePanel } from './PicturePanel.tsx';
import styles from './Sees.module.css';
import { LAST_BLOCK } from './sees.ts';
import type { SeesAction, SeesState } from './sees.ts';
import type { SeesModel } from './sees-model.ts';
import { seesText } from './sees.text.ts';
import type { SeesSession } from './use-sees.ts';

export type SeesProps = ExhibitViewProps<SeesState, SeesAction, SeesSession, SeesModel>;

export function SeesView(props: SeesProps): ReactElement {
  const { state, session, model, dispatch, locale } = props;
  const words = seesText[locale];
  return (
    <div className={styles['sees']}>
      <ModelBar base={session.base} />
      <PicturePanel {...props} />
      <Answers {...props} />
      <Slider
        label={words.block}
        value={state.block}
        min={0}
        max={LAST_BLOCK}
        integer
        hint={words.blockName(state.block, model.pair.name)}
        valueText={(block) => words.blockName(block, model.pair.name)}
        onChange={(block) => dispatch({ kind: 'block', block })}
      />
      <BlockMapsPanel {...props} />
      <BillPanel {...props} />
    </div>
  );
}
