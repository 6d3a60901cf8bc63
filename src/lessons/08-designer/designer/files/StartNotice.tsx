// Says that training begins with weights of a file, measures them, or tells that they are not here.
// Not responsible for: bringing them in (FilePanel.tsx).
import type { ReactElement } from 'react';
import { Button } from '../../../../kit/controls/Button.tsx';
import { Notice } from '../../../../kit/controls/Notice.tsx';
import { Progress } from '../../../../kit/controls/Progress.tsx';
import { formatNumber, formatPercent } from '../../../../kit/locale/format.ts';
import { useLocale } from '../../../../kit/locale/locale.ts';
import { ENGINE_ERROR_SENTENCES } from '../../../../kit/sentences/engine-errors.ts';
import type { DesignerModel } from '../designer-model.ts';
import { filesText } from './files.text.ts';
import { useMeasure } from './use-measure.ts';

export interface StartNoticeProps {
  readonly model: DesignerModel;
  readonly onForget: () => void;
}

export function StartNotice({ model, onForget }: StartNoticeProps): ReactElement | null {
  const locale = useLocale();
  const words = filesText[locale];
  const { measurement, measure } = useMeasure(model);
  const { weights, isMissing } = model.start;
  const forget = (
    <Button kind="quiet" onClick={onForget}>
      {words.forget}
    </Button>
  );
  if (isMissing) {
    return (
      <Notice kind="warn" actions={forget}>
        {words.missing}
      </Notice>
    );
  }
  if (weights === null) return null;
  const isBusy = measurement.kind === 'busy';
  const count = weights.reduce((sum, values) => sum + values.length, 0);
  const actions = (
    <>
      <Button disabled={isBusy || !model.isTrainable || !model.training.fits} keepsFocus onClick={measure}>
        {words.measure}
      </Button>
      {forget}
    </>
  );
  return (
    <Notice kind="info" actions={actions}>
      <p>{words.begins(formatNumber(count, locale))}</p>
      {isBusy && <Progress label={words.measuring} value={measurement.done} max={measurement.total} />}
      <output>
        {measurement.kind === 'done' &&
          words.measured(formatPercent(measurement.accuracy, locale, 2), formatNumber(measurement.count, locale))}
        {measurement.kind === 'failed' && ENGINE_ERROR_SENTENCES[measurement.code][locale]}
      </output>
    </Notice>
  );
}
