// What the two test accuracies say, and whether they say it for certain.
// Not responsible for: the numbers (duel-model.ts).
import type { ReactElement } from 'react';
import { Notice } from '../../../kit/controls/Notice.tsx';
import { formatFixed } from '../../../kit/locale/format.ts';
import { useLocale } from '../../../kit/locale/locale.ts';
import type { DuelModel } from './duel-model.ts';
import { duelText } from './duel.text.ts';

export function Verdict({ model }: { readonly model: DuelModel }): ReactElement | null {
  const locale = useLocale();
  const words = duelText[locale];
  const [mlp, cnn] = model.contestants;
  if (!mlp?.test || !cnn?.test) return null;
  const [winner, loser] = cnn.test.accuracy >= mlp.test.accuracy ? [cnn, mlp] : [mlp, cnn];
  if (!winner.test || !loser.test) return null;
  const points = formatFixed((winner.test.accuracy - loser.test.accuracy) * 100, locale, 2);
  const isClear = winner.test.low > loser.test.high;
  return (
    <Notice kind={isClear ? 'good' : 'info'}>
      {isClear ? words.verdict.wins(words.name[winner.id], words.name[loser.id], points) : words.verdict.tooClose}
    </Notice>
  );
}
