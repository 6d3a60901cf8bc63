// The text alternative of `stride-padding`: the settings, both axes, and what stands under the window.
// Not responsible for: the words of controls (stride-padding.text.ts).
import { formatNumber } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { impossibleSentence } from './impossible.ts';
import { conventionSentences, strideText } from './stride-padding.text.ts';
import type { AxisModel, StrideModel } from './stride-model.ts';

function pairText([height, width]: readonly [number, number], locale: Locale): string {
  return `${formatNumber(height, locale)} × ${formatNumber(width, locale)}`;
}

function places(list: readonly number[], locale: Locale): string {
  const shown = list.slice(0, 8).map((place) => formatNumber(place, locale));
  return shown.join(locale === 'zh' ? '、' : ', ') + (list.length > 8 ? '…' : '');
}

function axisText(axis: AxisModel, kind: 'rows' | 'columns', locale: Locale): string {
  const { inside } = axis.unread;
  const summary = strideText[locale].strip(axis);
  const name = strideText[locale].axisName[kind];
  if (locale === 'zh') {
    const unread = inside.length === 0 ? '' : `（第 ${places(inside, 'zh')} ${kind === 'rows' ? '行' : '列'}）`;
    return `${name}：${summary}${unread}。`;
  }
  const unread = inside.length === 0 ? '' : ` (${kind} ${places(inside, 'en')})`;
  return `${name}: ${summary}${unread}.`;
}

export function describe(model: StrideModel, locale: Locale): string {
  const { settings, rows, columns, problem } = model;
  const words = strideText[locale];
  const { rule, padding, pad, input, kernel, strides, dilation } = settings;
  const output = pairText([rows.walk.output, columns.walk.output], locale);
  const padText = pad[0] === pad[1] ? String(pad[0]) : `(${pad[0]}, ${pad[1]})`;
  const sentences =
    locale === 'zh'
      ? [
          `${words.ruleName[rule]} 的约定，padding=${rule === 'keras' ? `'${padding}'` : padText}。`,
          `输入 ${pairText(input, 'zh')}，卷积核 ${pairText(kernel, 'zh')}，步幅 ${pairText(strides, 'zh')}，空洞率 ${pairText(dilation, 'zh')}，输出 ${output}。`,
        ]
      : [
          `${words.ruleName[rule]}’s convention, padding=${rule === 'keras' ? `'${padding}'` : padText}.`,
          `Input ${pairText(input, 'en')}, kernel ${pairText(kernel, 'en')}, stride ${pairText(strides, 'en')}, dilation ${pairText(dilation, 'en')}, output ${output}.`,
        ];
  return [
    ...(problem === null ? [] : [impossibleSentence(problem)[locale], words.stillShown]),
    ...sentences,
    axisText(rows, 'rows', locale),
    axisText(columns, 'columns', locale),
    words.windowHere(model),
    ...conventionSentences(model, locale),
  ].join(locale === 'zh' ? '' : ' ');
}
