// The words of the exhibit `designer` but for training and files.
// Not responsible for: its text alternative (describe.ts), training.text.ts, captions and prose (text.*.tsx, sections.*.tsx).
import type { Localised } from '../../../kit/locale/locale.ts';
import type { FieldId } from './layer-fields.ts';

export interface DesignerText {
  readonly presets: string;
  readonly data: string;
  readonly ownImages: string;
  readonly layers: string;
  readonly input: string;
  readonly add: string;
  readonly addHint: (place: string) => string;
  readonly atEnd: string;
  readonly behind: (name: string) => string;
  readonly before: (name: string) => string;
  readonly actionsOn: (name: string) => string;
  readonly up: string;
  readonly down: string;
  readonly duplicate: string;
  readonly remove: string;
  readonly drag: string;
  readonly moveRefused: (name: string) => string;
  readonly heads: {
    readonly layer: string;
    readonly shape: string;
    readonly parameters: string;
    readonly macs: string;
    readonly field: string;
  };
  readonly fields: Readonly<Record<FieldId, string>>;
  readonly sides: Readonly<Record<'height' | 'width', string>>;
  readonly noFields: string;
  readonly formOf: (name: string) => string;
  readonly total: string;
  readonly unknown: string;
  readonly keras: string;
  readonly kerasHint: string;
  readonly kerasCurrent: string;
  readonly takenInput: (shape: string) => string;
  readonly tooManyLayers: (most: number) => string;
  readonly place: (place: string, sentence: string) => string;
  readonly drawing: string;
  /** The drawing’s name and how it is to be read. */
  readonly drawingCaption: (perColumn: number) => string;
  readonly review: string;
  readonly nothingToSay: string;
  readonly atLayer: (name: string) => string;
  readonly draftFound: string;
  readonly openDraft: string;
  readonly dropDraft: string;
}

export const designerText: Localised<DesignerText> = {
  zh: {
    presets: '从现成的网络开始',
    data: '数据集',
    ownImages: '自己的图片',
    layers: '网络的各层',
    input: '输入',
    add: '添加一层',
    addHint: (place) => `新的一层放在${place}。`,
    atEnd: '末尾',
    behind: (name) => `打开的 ${name} 之后`,
    before: (name) => `最后的 ${name} 之前`,
    actionsOn: (name) => `对 ${name} 的操作`,
    up: '上移',
    down: '下移',
    duplicate: '复制一份',
    remove: '删除',
    drag: '拖动可以换位置',
    moveRefused: (name) =>
      `没有移动：那样 ${name} 的连接会断（旁路两端要接在形状相同、位置在前的层上）。请先改动或删去旁路。`,
    heads: { layer: '层', shape: '输出形状', parameters: '参数', macs: '乘加次数', field: '感受野' },
    fields: {
      filters: '过滤器数量 (filters)',
      units: '单元数 (units)',
      kernelSize: '卷积核 (kernel_size)',
      poolSize: '窗口 (pool_size)',
      strides: '步幅 (strides)',
      dilationRate: '空洞率 (dilation_rate)',
      depthMultiplier: '深度乘数 (depth_multiplier)',
      rate: '丢弃率 (rate)',
      momentum: '动量 (momentum)',
      inputDim: '词表大小 (input_dim)',
      outputDim: '嵌入维数 (output_dim)',
      padding: '填充 (padding)',
      activation: '激活函数 (activation)',
      useBias: '偏置 (use_bias)',
    },
    sides: { height: '高', width: '宽' },
    noFields: '这一层没有可设的参数。',
    formOf: (name) => `${name} 的设置`,
    total: '合计',
    unknown: '未知',
    keras: 'Keras 代码',
    kerasHint: '可以直接改，也可以粘贴别处的代码；左边的层和这里的代码总是一致。代码只读不运行。',
    kerasCurrent: '换成当前网络的代码',
    takenInput: (shape) => `代码没有写输入形状，按 ${shape} 来读。`,
    tooManyLayers: (most) => `这里最多 ${most} 层，所以没有采用；原来的网络还在。`,
    place: (place, sentence) => `${place}：${sentence} 原来的网络还在。`,
    drawing: '按真实比例画出的各层输出',
    drawingCaption: (perColumn) =>
      `按真实比例画出的各层输出：高、宽、深用同一把尺子。向量折成每列 ${perColumn} 个数，面积就是个数。`,
    review: '检查',
    nothingToSay: '没有发现可疑之处。',
    atLayer: (name) => `${name}：`,
    draftFound: '上次没有做完的设计还在这台设备上。',
    openDraft: '接着做',
    dropDraft: '不要了',
  },
  en: {
    presets: 'Begin with a network',
    data: 'Data set',
    ownImages: 'Own images',
    layers: 'Layers of the network',
    input: 'Input',
    add: 'Add a layer',
    addHint: (place) => `The new layer goes ${place}.`,
    atEnd: 'to the end',
    behind: (name) => `behind ${name}, which is open`,
    before: (name) => `before ${name}, the last one`,
    actionsOn: (name) => `What to do with ${name}`,
    up: 'Move up',
    down: 'Move down',
    duplicate: 'Duplicate',
    remove: 'Delete',
    drag: 'Drag to another place',
    moveRefused: (name) =>
      `Not moved: it would tear the connections of ${name}. A way around layers begins and ends where shapes fit, and never reads from a later layer. Change or delete that way first.`,
    heads: { layer: 'Layer', shape: 'Output shape', parameters: 'Parameters', macs: 'MACs', field: 'Field' },
    fields: {
      filters: 'filters',
      units: 'units',
      kernelSize: 'kernel_size',
      poolSize: 'pool_size',
      strides: 'strides',
      dilationRate: 'dilation_rate',
      depthMultiplier: 'depth_multiplier',
      rate: 'rate',
      momentum: 'momentum',
      inputDim: 'input_dim',
      outputDim: 'output_dim',
      padding: 'padding',
      activation: 'activation',
      useBias: 'use_bias',
    },
    sides: { height: 'height', width: 'width' },
    noFields: 'This layer has nothing to set.',
    formOf: (name) => `Settings of ${name}`,
    total: 'Total',
    unknown: 'not known',
    keras: 'Keras code',
    kerasHint: 'Edit it or paste code from elsewhere: layers and code always agree. Code is read here, never run.',
    kerasCurrent: 'Show the code of the network',
    takenInput: (shape) => `The code names no input shape; it is read with ${shape}.`,
    tooManyLayers: (most) => `At most ${most} layers fit here, so it was not taken; the network is as it was.`,
    place: (place, sentence) =>
      `${place.charAt(0).toUpperCase()}${place.slice(1)}: ${sentence} The network is as it was.`,
    drawing: 'What each layer puts out, drawn to scale',
    drawingCaption: (perColumn) =>
      `What each layer puts out, drawn to scale. Height, width and depth have one scale. Vectors are folded into columns of ${perColumn}: their area is their count.`,
    review: 'Review',
    nothingToSay: 'Nothing looks doubtful.',
    atLayer: (name) => `${name}: `,
    draftFound: 'The design you left unfinished is still on this device.',
    openDraft: 'Go on with it',
    dropDraft: 'Discard it',
  },
};
