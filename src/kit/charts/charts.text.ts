// The words of charts. Not responsible for: titles and axis names (the lessons give them).
import type { Localised } from '../locale/locale.ts';

export interface ChartText {
  readonly showTable: string;
  readonly showChart: string;
  readonly keys: string;
  readonly empty: string;
  readonly sampled: (shown: number, all: number) => string;
  readonly gridKeys: string;
  readonly trueClass: string;
  readonly predictedClass: string;
  readonly classAccuracy: string;
  readonly confusionCell: (truth: string, predicted: string, count: string, share: string) => string;
}

export const CHART_TEXT: Localised<ChartText> = {
  zh: {
    showTable: '看数字表',
    showChart: '看图',
    keys: '左右方向键移动读数线，Page Up、Page Down 走得更远，Home 和 End 到两端。',
    empty: '还没有数据。',
    sampled: (shown, all) => `共 ${all} 个点，表中均匀取 ${shown} 个。`,
    gridKeys: '方向键逐格查看。',
    trueClass: '真实类别',
    predictedClass: '预测类别',
    classAccuracy: '正确率',
    confusionCell: (truth, predicted, count, share) => `真实 ${truth}，预测 ${predicted}：${count} 个，占该类 ${share}`,
  },
  en: {
    showTable: 'Show numbers',
    showChart: 'Show chart',
    keys: 'Left and right arrows move the reading line, Page Up and Page Down move it further, Home and End to the ends.',
    empty: 'No data yet.',
    sampled: (shown, all) => `${shown} of ${all} points, evenly spaced.`,
    gridKeys: 'Arrow keys move from cell to cell.',
    trueClass: 'True class',
    predictedClass: 'Predicted class',
    classAccuracy: 'Correct',
    confusionCell: (truth, predicted, count, share) =>
      `True ${truth}, predicted ${predicted}: ${count}, ${share} of the class`,
  },
};
