// The words of the prose components. Not responsible for: the glossary and the references themselves.
import type { Localised } from '../locale/locale.ts';

export interface ProseText {
  readonly loading: string;
  readonly loadFailed: string;
  readonly alsoCalled: string;
  readonly inOtherLanguage: string;
  readonly original: string;
  readonly moved: string;
  readonly opensElsewhere: string;
  readonly recap: string;
  readonly aside: string;
  readonly note: string;
}

export const PROSE_TEXT: Localised<ProseText> = {
  zh: {
    loading: '正在载入…',
    loadFailed: '没能载入，请检查网络后再试。',
    alsoCalled: '又称',
    inOtherLanguage: '英文',
    original: '原文',
    moved: '现址',
    opensElsewhere: '外部网站，国内可能打不开',
    recap: '小结',
    aside: '补充',
    note: '看图要点',
  },
  en: {
    loading: 'Loading…',
    loadFailed: 'Could not be loaded. Check the connection and try again.',
    alsoCalled: 'Also called',
    inOtherLanguage: 'Chinese',
    original: 'Source',
    moved: 'Now at',
    opensElsewhere: 'another site; may not open everywhere',
    recap: 'Recap',
    aside: 'Aside',
    note: 'What to look for',
  },
};
