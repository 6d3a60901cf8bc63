// The bill of one block: a standard convolution against depthwise and pointwise, with what each reads drawn, and the bill
// of the whole network. Not responsible for: counting (nn/mobilenet).
import type { ReactElement } from 'react';
import { BarList } from '../../../kit/charts/BarRow.tsx';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { WorkedFormula } from '../../../kit/formula/Formula.tsx';
import { formatFixed, formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import { WideTable } from '../../../kit/prose/WideTable.tsx';
import { Reach } from './Reach.tsx';
import type { ReachKind } from './Reach.tsx';
import styles from './Sees.module.css';
import { KERNELS } from './sees.ts';
import { seesText } from './sees.text.ts';
import type { SeesProps } from './SeesView.tsx';

const KINDS: readonly ReachKind[] = ['standard', 'depthwise', 'pointwise'];

export function BillPanel(props: SeesProps): ReactElement {
  const { model, dispatch, locale } = props;
  const { state, pair, bill } = model;
  const words = seesText[locale];
  const n = (value: number): string => formatNumber(value, locale);
  const k = Number(state.kernel);
  const [m, out] = [n(pair.inputChannels), n(pair.outputChannels)];
  return (
    <section className={styles['part']} aria-label={words.bill}>
      <h4 className={styles['title']}>{words.bill}</h4>
      <p className={styles['note']}>
        {words.passes(
          words.blockName(state.block, pair.name),
          `${pair.side} × ${pair.side} × ${m}`,
          `${bill.outputSide} × ${bill.outputSide} × ${out}`,
        )}
      </p>
      <Choice
        label={words.kernel}
        value={state.kernel}
        options={KERNELS.map((kernel) => ({ value: kernel, label: `${kernel} × ${kernel}` }))}
        onChange={(kernel) => dispatch({ kind: 'kernel', kernel })}
      />
      <div className={styles['reaches']}>
        {KINDS.map((kind) => (
          <figure key={kind} className={styles['figure']}>
            <figcaption className={styles['title']}>{words[kind]}</figcaption>
            <Reach kind={kind} kernel={k} />
            <p className={styles['note']}>{words.reach[kind](k, m, out)}</p>
            <p className={styles['count']}>{words.products(productsText(kind, k, pair.inputChannels, n))}</p>
          </figure>
        ))}
      </div>
      <Bars {...props} />
      <WorkedFormula
        rows={[
          {
            tex: `\\dfrac{k^2 M + M N}{k^2 M N} = \\dfrac{1}{N} + \\dfrac{1}{k^2}`,
            label:
              locale === 'zh'
                ? 'k 平方乘 M 加 M 乘 N，除以 k 平方乘 M 乘 N，等于 N 分之一加 k 平方分之一'
                : 'k squared M plus M N, over k squared M N, equals one over N plus one over k squared',
          },
          {
            tex: `\\dfrac{1}{${pair.outputChannels}} + \\dfrac{1}{${k * k}} = ${formatFixed(bill.ratio, 'en', 4)}`,
            label: `1/${pair.outputChannels} + 1/${k * k} = ${formatFixed(bill.ratio, locale, 4)}`,
          },
        ]}
      />
      <Whole {...props} />
    </section>
  );
}

function productsText(kind: ReachKind, k: number, channels: number, n: (value: number) => string): string {
  if (kind === 'standard') return `${k} · ${k} · ${n(channels)} = ${n(k * k * channels)}`;
  return kind === 'depthwise' ? `${k} · ${k} = ${k * k}` : n(channels);
}

function Bars({ model: { bill }, locale }: SeesProps): ReactElement {
  const words = seesText[locale];
  const { standard, depthwise, pointwise, ratio } = bill;
  const rows = [
    { id: 'standard', label: words.standard, bill: standard, color: 'series-1' },
    { id: 'depthwise', label: words.depthwise, bill: depthwise, color: 'series-2' },
    { id: 'pointwise', label: words.pointwise, bill: pointwise, color: 'series-2' },
  ] as const;
  const sum = (what: 'parameters' | 'macs'): number => depthwise[what] + pointwise[what];
  return (
    <div className={styles['bars']}>
      {(['parameters', 'macs'] as const).map((what) => {
        const label = what === 'parameters' ? words.weights : words.macs;
        return (
          <div key={what} className={styles['part']}>
            <p className={styles['title']}>{label}</p>
            <BarList
              label={label}
              bars={rows.map(({ id, label: name, bill: cost, color }) => ({
                id,
                label: name,
                value: cost[what],
                max: standard[what],
                text: formatNumber(cost[what], locale),
                color,
              }))}
            />
            <p className={styles['count']}>
              {words.both(formatNumber(sum(what), locale), formatPercent(ratio, locale))}
            </p>
          </div>
        );
      })}
    </div>
  );
}

function Whole({ model: { whole }, locale }: SeesProps): ReactElement {
  const words = seesText[locale];
  const n = (value: number): string => formatNumber(value, locale);
  const times = (what: 'parameters' | 'macs'): string =>
    formatFixed(whole.standard[what] / whole.separable[what], locale, 1);
  return (
    <>
      <h4 className={styles['title']}>{words.whole}</h4>
      <WideTable caption={words.whole}>
        <thead>
          <tr>
            <th scope="col">{words.design}</th>
            <th scope="col">{words.weights}</th>
            <th scope="col">{words.macs}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.withSeparable}</th>
            <td>{n(whole.separable.parameters)}</td>
            <td>{n(whole.separable.macs)}</td>
          </tr>
          <tr>
            <th scope="row">{words.withStandard}</th>
            <td>{`${n(whole.standard.parameters)} (${times('parameters')} ${words.times})`}</td>
            <td>{`${n(whole.standard.macs)} (${times('macs')} ${words.times})`}</td>
          </tr>
        </tbody>
      </WideTable>
      <p className={styles['note']}>{words.wholeNote}</p>
    </>
  );
}
