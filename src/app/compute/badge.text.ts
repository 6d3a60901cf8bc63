// The badge's words before anything is known of the engine. Apart from the panel's, which are loaded with it.
import type { Localised } from '../../kit/locale/locale.ts';

export const SHELL_COMPUTE_TEXT: Localised<{ readonly label: string; readonly word: string }> = {
  zh: { label: '计算后端：未启动', word: '未启动' },
  en: { label: 'Compute backend: not started', word: 'not started' },
};
