// The words of the frame around every exhibit. Not responsible for: any exhibit's own words.
import type { Localised } from '../locale/locale.ts';

export interface FrameText {
  readonly tools: string;
  readonly undo: string;
  readonly redo: string;
  readonly reset: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly copyRefused: string;
  readonly linkField: string;
  readonly copyEmbed: string;
  readonly embedCopied: string;
  readonly embedField: string;
  readonly lectern: string;
  readonly leaveLectern: string;
  readonly steps: string;
  readonly previousStep: string;
  readonly nextStep: string;
  readonly stepOf: (step: number, count: number) => string;
  readonly keys: string;
  readonly describe: string;
  readonly badLink: string;
  readonly unknownFields: (fields: string) => string;
  readonly dismiss: string;
  readonly brokenTitle: string;
  readonly brokenBody: string;
  readonly retry: string;
  readonly details: string;
}

export const FRAME_TEXT: Localised<FrameText> = {
  zh: {
    tools: '图的工具',
    undo: '撤销',
    redo: '重做',
    reset: '恢复初始',
    copyLink: '复制链接',
    linkCopied: '链接已复制，打开它就会看到现在的样子。',
    copyRefused: '浏览器不允许自动复制，请从下面的框里手动复制。',
    linkField: '指向当前状态的链接',
    copyEmbed: '复制嵌入代码',
    embedCopied: '嵌入代码已复制，把它贴进课程页面的 HTML 里。',
    embedField: '嵌入这幅图的代码',
    lectern: '讲台视图',
    leaveLectern: '退出讲台视图',
    steps: '讲解步骤',
    previousStep: '上一步',
    nextStep: '下一步',
    stepOf: (step, count) => `第 ${step} 步，共 ${count} 步`,
    keys: '左右方向键或翻页键换步。',
    describe: '用文字说明这幅图',
    badLink: '链接里的状态无法还原，图中显示的是初始状态。',
    unknownFields: (fields) => `链接里有这幅图不认识的内容：${fields}。其余部分已还原。`,
    dismiss: '知道了',
    brokenTitle: '这幅图出错了',
    brokenBody: '页面的其他部分不受影响。可以重试；如果仍然出错，请恢复初始状态。',
    retry: '重试',
    details: '错误信息',
  },
  en: {
    tools: 'Figure tools',
    undo: 'Undo',
    redo: 'Redo',
    reset: 'Reset',
    copyLink: 'Copy link',
    linkCopied: 'Link copied. It opens the figure just as it is now.',
    copyRefused: 'The browser did not allow copying. Copy it from the field below.',
    linkField: 'Link to the present state',
    copyEmbed: 'Copy embed code',
    embedCopied: 'Embed code copied. Paste it into the HTML of a course page.',
    embedField: 'Code that embeds this figure',
    lectern: 'Lectern view',
    leaveLectern: 'Leave lectern view',
    steps: 'Steps',
    previousStep: 'Previous step',
    nextStep: 'Next step',
    stepOf: (step, count) => `Step ${step} of ${count}`,
    keys: 'Arrow keys or Page Up and Page Down change the step.',
    describe: 'This figure in words',
    badLink: 'The state in this link could not be restored. The figure shows its initial state.',
    unknownFields: (fields) =>
      `The link says something that this figure does not know: ${fields}. The rest of it is shown.`,
    dismiss: 'Dismiss',
    brokenTitle: 'This figure has failed',
    brokenBody: 'The rest of the page is not affected. You can try again; if it fails again, reset it.',
    retry: 'Try again',
    details: 'Error message',
  },
};
