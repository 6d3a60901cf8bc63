// The words of the exhibit `receptive-field`, its text alternative included.
// Not responsible for: the caption and the prose around it.
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { networkProblemSentence } from '../../../kit/sentences/problems.ts';
import type { FieldMap, FieldModel, FieldRow, InfluenceMap } from './field-model.ts';
import type { FieldSession } from './field-session.ts';
import { TRAIN_COUNT } from './field-runs.ts';
import type { Influence } from './receptive-field.ts';
import type { PresetId, StackData, StackLayer } from './stack.ts';

type Column = 'layer' | 'kernel' | 'stride' | 'dilation' | 'padding' | 'output' | 'size' | 'jump' | 'overlap';

export interface FieldText {
  readonly preset: string;
  readonly presetName: Readonly<Record<PresetId | 'own', string>>;
  readonly data: string;
  readonly dataName: Readonly<Record<StackData, string>>;
  readonly table: string;
  readonly column: Readonly<Record<Column, string>>;
  readonly kindName: Readonly<Record<StackLayer['kind'], string>>;
  readonly cellLabel: (column: Column, index: number) => string;
  readonly add: Readonly<Record<StackLayer['kind'], string>>;
  readonly remove: (index: number) => string;
  readonly removeColumn: string;
  readonly stillShown: string;
  readonly keep: string;
  readonly maps: string;
  readonly mapName: (row: FieldRow | null) => string;
  readonly mapLabel: (map: FieldMap, row: FieldRow | null) => string;
  readonly cell: (row: number, column: number, lit: boolean) => string;
  readonly mapKeys: string;
  readonly unit: (model: FieldModel) => string;
  readonly inputLabel: string;
  readonly derivation: string;
  readonly influence: string;
  readonly influenceChoice: string;
  readonly influenceName: Readonly<Record<Influence, string>>;
  readonly influenceNote: Readonly<Record<Influence, string>>;
  readonly canSee: string;
  readonly howStrongly: Readonly<Record<Influence, string>>;
  readonly profile: string;
  readonly train: string;
  readonly goOn: string;
  readonly pause: string;
  readonly progress: string;
  readonly noUnit: string;
}

const zh = (value: number, digits = 0) => formatNumber(value, 'zh', digits);
const en = (value: number, digits = 0) => formatNumber(value, 'en', digits);

function shapeText({ height, width, channels }: FieldMap, locale: Locale): string {
  return [height, width, channels].map((side) => formatNumber(side, locale)).join(' × ');
}

export const fieldText: Localised<FieldText> = {
  zh: {
    preset: '网络',
    presetName: {
      duel: '上一课的 CNN（MNIST）',
      seed: '三个 2 × 2 卷积与池化（CIFAR-10）',
      three: '三个 3 × 3',
      seven: '一个 7 × 7',
      dilated: '空洞率 1、2、4',
      strided: '三个步幅 2 的卷积',
      own: '自己搭的',
    },
    data: '输入',
    dataName: { mnist: 'MNIST', cifar10: 'CIFAR-10' },
    table: '各层的设置与感受野',
    column: {
      layer: '层',
      kernel: '窗口',
      stride: '步幅',
      dilation: '空洞率',
      padding: '填充',
      output: '输出',
      size: '感受野',
      jump: '间距',
      overlap: '重叠',
    },
    kindName: { conv: '卷积', pool: '最大池化' },
    cellLabel: (column, index) => `第 ${index + 1} 层的${fieldText.zh.column[column]}`,
    add: { conv: '加一个卷积', pool: '加一个池化' },
    remove: (index) => `删去第 ${index + 1} 层`,
    removeColumn: '删去',
    stillShown: '图中仍是上一个可行的网络。',
    keep: '改回图中的网络',
    maps: '从输入到最后一层',
    mapName: (row) => (row === null ? '输入' : `${row.index + 1} ${fieldText.zh.kindName[row.given.kind]}`),
    mapLabel: (map, row) =>
      row === null
        ? `输入，${shapeText(map, 'zh')}`
        : `第 ${row.index + 1} 层的映射，${shapeText(map, 'zh')}；方向键移动，回车选中单元`,
    cell: (row, column, lit) => `第 ${row} 行第 ${column} 列${lit ? '，选中的单元会读到' : ''}`,
    mapKeys: '点任何一层的任何一格。用键盘：方向键移动，回车选中。',
    unit: ({ chosen, state, maps, box, read, outside }) => {
      const input = maps[0];
      const span = (places: readonly number[] = []) => `${places[0] ?? 0} 到 ${places.at(-1) ?? 0}`;
      return (
        `第 ${chosen.index + 1} 层第 ${state.place[0]} 行、第 ${state.place[1]} 列的单元，感受野是 ${chosen.size} × ${chosen.size}：` +
        `输入的第 ${span(input?.rows)} 行、第 ${span(input?.columns)} 列，真正读到 ${zh(read)} 个像素` +
        (read < box.height * box.width - outside ? '（空洞和间隔里的不读）' : '') +
        (outside > 0 ? `；另有 ${zh(outside)} 格在图片之外，是补的零` : '') +
        `。相邻单元的感受野相距 ${zh(chosen.jump)} 格，重叠 ${zh(chosen.overlap)} 格。`
      );
    },
    inputLabel: '选中的单元能看到的输入',
    derivation: '一层一层算',
    influence: '看得见，不等于看得重',
    influenceChoice: '图中画什么',
    influenceName: { ways: '数一数有几条路', trained: '训练好的网络的梯度' },
    influenceNote: {
      ways: '每个像素到这个单元有多少条路（每层取一个权重，连成一条）。只看结构，不看权重。',
      trained: '每个像素变一点点，单元变多少：|∂单元/∂像素|，对这一层的所有过滤器和多张测试图片取总和。',
    },
    canSee: '感受野：看得见的',
    howStrongly: { ways: '路的条数', trained: '有效感受野：梯度的大小' },
    profile: '按列相加：柱是影响，虚线框是感受野',
    train: `训练这个网络（${zh(TRAIN_COUNT)} 张图片，一轮）`,
    goOn: '继续训练',
    pause: '暂停',
    progress: '训练',
    noUnit: '对这些图片，这个位置的单元全都没有激活：ReLU 关着，梯度为 0。换一个靠近中间的单元试试。',
  },
  en: {
    preset: 'Network',
    presetName: {
      duel: 'the CNN of the lesson before (MNIST)',
      seed: 'three 2 × 2 convolutions with pooling (CIFAR-10)',
      three: 'three times 3 × 3',
      seven: 'one 7 × 7',
      dilated: 'dilations 1, 2, 4',
      strided: 'three convolutions of stride 2',
      own: 'one of your own',
    },
    data: 'Input',
    dataName: { mnist: 'MNIST', cifar10: 'CIFAR-10' },
    table: 'Settings and receptive field of each layer',
    column: {
      layer: 'Layer',
      kernel: 'Window',
      stride: 'Stride',
      dilation: 'Dilation',
      padding: 'Padding',
      output: 'Output',
      size: 'Field',
      jump: 'Jump',
      overlap: 'Overlap',
    },
    kindName: { conv: 'convolution', pool: 'max pooling' },
    cellLabel: (column, index) => `${fieldText.en.column[column]} of layer ${index + 1}`,
    add: { conv: 'Add a convolution', pool: 'Add a pooling' },
    remove: (index) => `Remove layer ${index + 1}`,
    removeColumn: 'Remove',
    stillShown: 'The figure still shows the last network that works.',
    keep: 'Back to the network shown',
    maps: 'From the input to the last layer',
    mapName: (row) => (row === null ? 'input' : `${row.index + 1} ${fieldText.en.kindName[row.given.kind]}`),
    mapLabel: (map, row) =>
      row === null
        ? `Input, ${shapeText(map, 'en')}`
        : `Map of layer ${row.index + 1}, ${shapeText(map, 'en')}; arrow keys move, Enter chooses a unit`,
    cell: (row, column, lit) => `Row ${row}, column ${column}${lit ? ', read by the chosen unit' : ''}`,
    mapKeys: 'Click any cell of any layer. By keyboard: arrow keys to move, Enter to choose.',
    unit: ({ chosen, state, maps, box, read, outside }) => {
      const input = maps[0];
      const span = (places: readonly number[] = []) => `${places[0] ?? 0} to ${places.at(-1) ?? 0}`;
      return (
        `The unit in row ${state.place[0]}, column ${state.place[1]} of layer ${chosen.index + 1} has a field of ${chosen.size} × ${chosen.size}: ` +
        `rows ${span(input?.rows)} and columns ${span(input?.columns)} of the input, of which it really reads ${en(read)} ${read === 1 ? 'pixel' : 'pixels'}` +
        (read < box.height * box.width - outside ? ' (those in the holes are not read)' : '') +
        (outside > 0 ? `; ${en(outside)} more cells of the field lie outside the picture and are zeros` : '') +
        `. Fields of neighbouring units are ${en(chosen.jump)} apart and overlap by ${en(chosen.overlap)}.`
      );
    },
    inputLabel: 'What the chosen unit can see of the input',
    derivation: 'Worked out layer by layer',
    influence: 'To see is not to weigh',
    influenceChoice: 'What the map shows',
    influenceName: { ways: 'Count the ways', trained: 'Gradients of a trained network' },
    influenceNote: {
      ways: 'How many ways lead from each pixel to the unit, one weight in each layer making a way. This is structure alone, without any weights.',
      trained:
        'How much the unit changes when a pixel changes a little: |∂unit/∂pixel|, added up over all filters of the layer and over several test images.',
    },
    canSee: 'Receptive field: what can be seen',
    howStrongly: { ways: 'Number of ways', trained: 'Effective field: size of the gradient' },
    profile: 'Columns added up: bars are influence, the dashed box is the field',
    train: `Train this network (${en(TRAIN_COUNT)} images, one epoch)`,
    goOn: 'Train on',
    pause: 'Pause',
    progress: 'Training',
    noUnit:
      'For these images no unit at this place is on: the ReLU is off and the gradient is 0. Try a unit nearer to the middle.',
  },
};

/** How the influence is spread. */
export function spreadSentence({ measure }: InfluenceMap, read: number, locale: Locale): string {
  const number = (value: number) => formatNumber(value, locale);
  const share = (value: number) => formatPercent(read === 0 ? 0 : value / read, locale, 0);
  const spread = formatNumber(measure.deviation[1], locale, 1);
  return locale === 'zh'
    ? `一半的影响集中在 ${number(measure.half)} 个像素上，九成集中在 ${number(measure.most)} 个像素上：看得见的 ${number(read)} 个像素中的 ${share(measure.half)} 和 ${share(measure.most)}。沿水平方向，影响的标准差是 ${spread} 格。`
    : `Half of all influence lies in ${number(measure.half)} pixels and nine tenths in ${number(measure.most)}: ${share(measure.half)} and ${share(measure.most)} of the ${number(read)} that are seen. From left to right its standard deviation is ${spread} cells.`;
}

/** Where the trained network comes from, or what is missing. Empty when there is nothing to say. */
export function trainingSentence(session: FieldSession, locale: Locale): string {
  const { source, snapshot, opening, gradients } = session;
  const isChinese = locale === 'zh';
  if (opening !== null) return isChinese ? '正在取图片……' : 'Fetching images…';
  if (source === null || snapshot === null || (snapshot.step === 0 && snapshot.phase !== 'running')) {
    return isChinese
      ? '这台设备上还没有训练过这个网络。训练一次，就能看到真正的梯度。'
      : 'This network has not been trained on this device yet. Train it once to see real gradients.';
  }
  if (snapshot.phase === 'running') return isChinese ? '正在训练……' : 'Training…';
  if (gradients === null) return isChinese ? '正在求梯度……' : 'Working out gradients…';
  const accuracy = formatPercent(lastAccuracy(session), locale, 0);
  const { images, ofImages, active, cases } = gradients;
  const whose = isChinese
    ? source === 'duel'
      ? `上一课在这台设备上训练的 CNN，${formatNumber(snapshot.step, 'zh')} 步`
      : `在这里训练的网络，${formatNumber(snapshot.step, 'zh')} 步，最后几批的准确率 ${accuracy}`
    : source === 'duel'
      ? `The CNN that the lesson before trained on this device, ${formatNumber(snapshot.step, 'en')} steps`
      : `A network trained here, ${formatNumber(snapshot.step, 'en')} steps, accuracy of the last batches ${accuracy}`;
  return isChinese
    ? `${whose}。用了 ${ofImages} 张测试图片中的 ${images} 张；${formatNumber(cases, 'zh')} 次中单元有梯度 ${formatNumber(active, 'zh')} 次，其余的 ReLU 关着。`
    : `${whose}. ${images} of ${ofImages} test images so far; in ${formatNumber(active, 'en')} of ${formatNumber(cases, 'en')} cases the unit had a gradient, in the others its ReLU was off.`;
}

function lastAccuracy({ snapshot }: FieldSession): number {
  const last = (snapshot?.record.accuracy ?? new Float32Array()).slice(-16);
  return last.length === 0 ? Number.NaN : last.reduce((a, b) => a + b, 0) / last.length;
}

/** What the exhibit shows, in words, with its numbers. */
export function describe(model: FieldModel, locale: Locale): string {
  const words = fieldText[locale];
  const { rows, state, problem, ways, trained, read, session, parameters } = model;
  const number = (value: number) => formatNumber(value, locale);
  const list = rows.map(({ index, given, output, size, jump, overlap }) =>
    locale === 'zh'
      ? `第 ${index + 1} 层${words.kindName[given.kind]}（窗口 ${given.kernel}，步幅 ${given.stride}${given.dilation > 1 ? `，空洞率 ${given.dilation}` : ''}，${given.padding}）：输出 ${output.join(' × ')}，感受野 ${size}，间距 ${jump}，重叠 ${overlap}`
      : `layer ${index + 1}, ${words.kindName[given.kind]} (window ${given.kernel}, stride ${given.stride}${given.dilation > 1 ? `, dilation ${given.dilation}` : ''}, ${given.padding}): output ${output.join(' × ')}, field ${size}, jump ${jump}, overlap ${overlap}`,
  );
  const influence = state.influence === 'trained' ? trained : ways;
  const parts = [
    ...(problem === null ? [] : [networkProblemSentence(problem, locale), words.stillShown]),
    locale === 'zh'
      ? `输入 ${model.spec.inputShape.join(' × ')}。${list.join('；')}。共 ${number(parameters)} 个参数。`
      : `Input ${model.spec.inputShape.join(' × ')}; ${list.join('; ')}. ${number(parameters)} parameters in all.`,
    words.unit(model),
    `${words.influenceName[state.influence]}${locale === 'zh' ? '：' : ': '}${influence === null ? trainingSentence(session, locale) : spreadSentence(influence, read, locale)}`,
  ];
  return parts.join(locale === 'zh' ? '' : ' ');
}
