// What can be done with the open layer as a whole. Not responsible for: its fields (LayerForm.tsx) or dragging (LayerRow.tsx).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import type { DesignerAction } from './designer.ts';
import { designerText } from './designer.text.ts';

export interface LayerActionsProps {
  readonly name: string;
  readonly index: number;
  /** Place of the last layer. */
  readonly last: number;
  readonly onMove: (from: number, to: number) => void;
  readonly dispatch: (action: DesignerAction) => void;
}

export function LayerActions({ name, index, last, onMove, dispatch }: LayerActionsProps): ReactElement {
  const words = designerText[useLocale()];
  return (
    <ButtonRow label={words.actionsOn(name)}>
      <Button disabled={index === 0} onClick={() => onMove(index, index - 1)}>
        {words.up}
      </Button>
      <Button disabled={index === last} onClick={() => onMove(index, index + 1)}>
        {words.down}
      </Button>
      <Button icon="copy" onClick={() => dispatch({ kind: 'duplicate', at: index })}>
        {words.duplicate}
      </Button>
      <Button icon="close" onClick={() => dispatch({ kind: 'remove', at: index })}>
        {words.remove}
      </Button>
    </ButtonRow>
  );
}
