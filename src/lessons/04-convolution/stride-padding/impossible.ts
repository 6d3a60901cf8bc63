// Settings that can't be, and sentences for them. Keras's own faults are worded in kit.
// Not responsible for: finding them (stride-padding.ts).
import type { Localised } from '../../../kit/locale/locale.ts';
import { networkProblemSentence } from '../../../kit/sentences/problems.ts';
import type { NetworkFault } from '../../../nn/problems.ts';

/** Why settings can't be: Keras's own fault, or a window that PyTorch can't place. */
export type Impossible =
  | { readonly kind: 'keras'; readonly fault: NetworkFault }
  | { readonly kind: 'pytorch'; readonly extent: number; readonly room: number };

export function impossibleSentence(why: Impossible): Localised<string> {
  if (why.kind === 'keras') {
    return { zh: networkProblemSentence(why.fault, 'zh'), en: networkProblemSentence(why.fault, 'en') };
  }
  const { extent, room } = why;
  return {
    zh: `窗口占 ${extent} 格，而输入连同两边的填充只有 ${room} 格，没有地方可放。`,
    en: `The window takes ${extent} cells, but the input with its padding on both sides has only ${room}: there is no place to put it.`,
  };
}
