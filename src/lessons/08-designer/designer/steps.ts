// Key states of the designer for a lecture. Not responsible for: the state itself (designer.ts).
import type { LecternStep } from '../../../kit/exhibit/exhibit.ts';
import { dense } from '../../../nn/build.ts';
import { initial } from './designer.ts';
import type { DesignerState } from './designer.ts';
import { replaceLayer } from './net-edits.ts';
import { PRESETS } from './presets.ts';

function preset(id: string): DesignerState {
  const found = PRESETS.find((one) => one.id === id);
  return found === undefined ? initial : { ...initial, net: found.spec, data: found.data ?? initial.data };
}

const last = initial.net.nodes.length - 1;

export const steps: readonly LecternStep<DesignerState>[] = [
  {
    id: 'notes',
    title: { zh: '讲义的网络', en: 'The notes’ network' },
    note: {
      zh: '三次“卷积加池化”，空间从 32 减到 4，深度从 3 增到 64。参数表里哪一行最贵？',
      en: 'Convolve and pool three times: space falls from 32 to 4, depth grows from 3 to 64. Which row is the dearest?',
    },
    state: initial,
  },
  {
    id: 'last',
    title: { zh: '最后一层', en: 'The last layer' },
    note: {
      zh: '把 softmax 换掉、单元数改成 8：检查会指出来，并给出改法。',
      en: 'Without softmax and with 8 units the review speaks up, and offers the mend.',
    },
    state: { ...initial, net: replaceLayer(initial.net, last, dense({ units: 8 })), open: last },
  },
  {
    id: 'all-conv',
    title: { zh: '不要全连接层', en: 'Without dense layers' },
    note: {
      zh: '全局平均代替扁平化与全连接：参数少了一个数量级，乘加次数却多了。',
      en: 'A global average instead of Flatten and Dense: far fewer parameters, yet more multiplications.',
    },
    state: preset('all-conv'),
  },
  {
    id: 'vgg16',
    title: { zh: 'VGG16', en: 'VGG16' },
    note: {
      zh: '同样的原则放大到 224 × 224：1.38 亿个参数，大半在第一个全连接层里。',
      en: 'The same principles at 224 × 224: 138 million parameters, most of them in the first dense layer.',
    },
    state: preset('vgg16'),
  },
];
