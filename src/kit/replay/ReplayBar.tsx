// Puts a run's curves into the link of a figure, and says what the pale lines are where a link brought some.
// Not responsible for: the curves (replay.ts) or drawing them.
import type { ReactElement } from 'react';
import { Button } from '../controls/Button.tsx';
import { Notice } from '../controls/Notice.tsx';
import { useLocale, type Localised } from '../locale/locale.ts';

interface ReplayText {
  readonly record: string;
  readonly recordHint: string;
  readonly fits: string;
  readonly differs: string;
  readonly remove: string;
}

const TEXT: Localised<ReplayText> = {
  zh: {
    record: '把曲线记进链接',
    recordHint: '之后用“复制链接”发给别人，对方会看到你的曲线垫在自己的曲线后面。',
    fits: '图中的淡色粗线是链接里记录的曲线，设定与现在完全相同。种子相同、后端相同时，你每轮的准确率会正好落在上面，损失会沿着它走（记录的损失只留了几十个点）。',
    differs: '链接里记录了曲线，但那是用别的设定训练的，所以没有画出来。把设定改回去，它就会出现。',
    remove: '去掉记录的曲线',
  },
  en: {
    record: 'Put the curves into the link',
    recordHint: 'Whoever opens the link that you copy then sees your curves behind their own.',
    fits: 'The broad pale lines are curves recorded in the link, with the very settings of now. With the same seed on the same backend your accuracies will lie on them, and your loss will follow (some fifty points of it are kept).',
    differs:
      'The link has recorded curves, but of other settings, so they are not drawn. Set everything back and they appear.',
    remove: 'Remove the recorded curves',
  },
};

export interface ReplayBarProps {
  /** `none`: the link has no curves; `differs`: they are of other settings. */
  readonly state: 'none' | 'fits' | 'differs';
  /** Whether there is something to record. */
  readonly mayRecord: boolean;
  readonly onRecord: () => void;
  readonly onRemove: () => void;
}

export function ReplayBar({ state, mayRecord, onRecord, onRemove }: ReplayBarProps): ReactElement | null {
  const text = TEXT[useLocale()];
  if (state !== 'none') {
    return (
      <Notice kind="info" actions={<Button onClick={onRemove}>{text.remove}</Button>}>
        {state === 'fits' ? text.fits : text.differs}
      </Notice>
    );
  }
  if (!mayRecord) return null;
  return (
    <p>
      <Button icon="link" onClick={onRecord}>
        {text.record}
      </Button>{' '}
      <small>{text.recordHint}</small>
    </p>
  );
}
