// The lesson's formulas with their numbers put in, and how they are read aloud. Not responsible for: the numbers.
import { formatNumber } from '../../kit/locale/format.ts';
import type { Locale } from '../../kit/locale/locale.ts';
import { facts } from './facts.ts';

interface Row {
  readonly tex: string;
  readonly label: string;
}

/** A side after n halvings: in letters, then for the network of the notes. */
export function halvingRow(locale: Locale): readonly Row[] {
  const { side, sides } = facts;
  const times = sides.length;
  const last = sides.at(-1) ?? side;
  return [
    {
      tex: 'H_n = \\dfrac{H_{\\text{in}}}{2^n}',
      label: locale === 'zh' ? 'H n 等于 H in 除以 2 的 n 次方' : 'H n is H in over 2 to the n',
    },
    {
      tex: `H_${times} = \\dfrac{${side}}{2^${times}} = ${last}`,
      label:
        locale === 'zh' ? `${side} 除以 2 的 ${times} 次方，等于 ${last}` : `${side} over 2 to the ${times} is ${last}`,
    },
  ];
}

/** K·F·F·D_in + K of one convolution. */
export function countRow({ filters, kernel, depthIn, parameters }: (typeof facts.blocks)[number], locale: Locale): Row {
  const result = formatNumber(parameters, locale);
  return {
    tex: `${filters}\\cdot ${kernel}\\cdot ${kernel}\\cdot ${depthIn} + ${filters} = ${parameters}`,
    label:
      locale === 'zh'
        ? `${filters} 乘 ${kernel} 乘 ${kernel} 乘 ${depthIn}，加 ${filters}，等于 ${result}`
        : `${filters} times ${kernel} times ${kernel} times ${depthIn}, plus ${filters}, is ${result}`,
  };
}

/** The dense layer behind Flatten. */
export function denseRow(locale: Locale): Row {
  const { flat, units, dense } = facts;
  const result = formatNumber(dense, locale);
  return {
    tex: `${flat}\\cdot ${units} + ${units} = ${dense}`,
    label:
      locale === 'zh'
        ? `${flat} 乘 ${units}，加 ${units}，等于 ${result}`
        : `${flat} times ${units}, plus ${units}, is ${result}`,
  };
}
