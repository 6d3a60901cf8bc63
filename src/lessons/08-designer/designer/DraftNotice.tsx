// Offers the design that was left unfinished on this device. Not responsible for: keeping it (use-draft.ts).
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { useLocale } from '../../../kit/locale/locale.ts';
import { designerText } from './designer.text.ts';

export function DraftNotice({
  onOpen,
  onDrop,
}: {
  readonly onOpen: () => void;
  readonly onDrop: () => void;
}): ReactElement {
  const words = designerText[useLocale()];
  return (
    <Notice
      kind="info"
      actions={
        <>
          <Button onClick={onOpen}>{words.openDraft}</Button>
          <Button kind="quiet" onClick={onDrop}>
            {words.dropDraft}
          </Button>
        </>
      }
    >
      {words.draftFound}
    </Notice>
  );
}
