// What becomes of each layer of the lecture notes' network in each of the four cases, and the words for it.
// Not responsible for: drawing (CaseNetwork.tsx).
import type { Localised } from '../../kit/locale/locale.ts';

export type CaseId = 'pretrained' | 'small-similar' | 'small-different' | 'large-similar' | 'large-different';
export type LayerId = 'edges' | 'shapes' | 'parts' | 'dense-1' | 'dense-2' | 'output' | 'new';
/** `kept`: as it came, nothing to be done yet; `tuned`: goes on training from its weights. */
export type Fate = 'kept' | 'frozen' | 'tuned' | 'new' | 'cut';

export interface CaseLayer {
  readonly layer: LayerId;
  readonly fate: Fate;
}

const BODY = ['edges', 'shapes', 'parts', 'dense-1', 'dense-2'] as const;
const NEW: CaseLayer = { layer: 'new', fate: 'new' };
const CUT: CaseLayer = { layer: 'output', fate: 'cut' };

function all(fate: Fate): readonly CaseLayer[] {
  return BODY.map((layer) => ({ layer, fate }));
}

export const CASE_LAYERS: Readonly<Record<CaseId, readonly CaseLayer[]>> = {
  pretrained: [...all('kept'), { layer: 'output', fate: 'kept' }],
  'small-similar': [...all('frozen'), CUT, NEW],
  'small-different': [{ layer: 'edges', fate: 'frozen' }, ...all('cut').slice(1), CUT, NEW],
  'large-similar': [...all('tuned'), CUT, NEW],
  'large-different': [...all('new'), CUT, NEW],
};

interface CaseText {
  readonly layer: Readonly<Record<LayerId, string>>;
  readonly fate: Readonly<Record<Fate, string>>;
  readonly drawn: Readonly<Record<CaseId, string>>;
}

export const caseText: Localised<CaseText> = {
  zh: {
    layer: {
      edges: '卷积 1：边缘',
      shapes: '卷积 2：形状',
      parts: '卷积 3：高级特征',
      'dense-1': '全连接 1',
      'dense-2': '全连接 2',
      output: '输出层（旧）',
      new: '新的全连接层',
    },
    fate: { kept: '训练好的', frozen: '冻结', tuned: '接着训练', new: '随机权重，训练', cut: '删掉' },
    drawn: {
      pretrained: '示例网络',
      'small-similar': '情形 1 的网络',
      'small-different': '情形 2 的网络',
      'large-similar': '情形 3 的网络',
      'large-different': '情形 4 的网络',
    },
  },
  en: {
    layer: {
      edges: 'Conv 1: edges',
      shapes: 'Conv 2: shapes',
      parts: 'Conv 3: higher features',
      'dense-1': 'Dense 1',
      'dense-2': 'Dense 2',
      output: 'Output (old)',
      new: 'New dense layer',
    },
    fate: {
      kept: 'as trained',
      frozen: 'frozen',
      tuned: 'goes on training',
      new: 'random weights, trains',
      cut: 'cut away',
    },
    drawn: {
      pretrained: 'The example network',
      'small-similar': 'The network in case 1',
      'small-different': 'The network in case 2',
      'large-similar': 'The network in case 3',
      'large-different': 'The network in case 4',
    },
  },
};
