// The layers that can be added, and where the next one goes. Not responsible for: what they are (palette.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import styles from './Designer.module.css';
import type { DesignerAction } from './designer.ts';
import type { DesignerModel } from './designer-model.ts';
import { designerText } from './designer.text.ts';
import { PALETTE } from './palette.ts';

export interface PaletteProps {
  readonly model: DesignerModel;
  readonly dispatch: (action: DesignerAction) => void;
}

export function Palette({ model, dispatch }: PaletteProps): ReactElement {
  const words = designerText[useLocale()];
  const { rows, state } = model;
  const opened = state.open === null ? undefined : rows[state.open];
  const last = rows.at(-1);
  const place =
    opened !== undefined ? words.behind(opened.name) : last !== undefined ? words.before(last.name) : words.atEnd;
  return (
    <div className={styles['palette']}>
      <ButtonRow label={words.add}>
        {PALETTE.map((layer) => (
          <Button key={layer.className} onClick={() => dispatch({ kind: 'add', layer })}>
            + {layer.className}
          </Button>
        ))}
      </ButtonRow>
      <p className={styles['hint']}>{words.addHint(place)}</p>
    </div>
  );
}
