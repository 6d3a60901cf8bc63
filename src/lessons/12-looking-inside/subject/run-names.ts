// What a run kept on this device is called where a reader chooses among them: who trained it, how large it is, on what,
// how far. Not responsible for: listing them (saved-runs.ts).
import { DATASETS, DATASET_IDS } from '../../../engine/catalog/datasets.ts';
import type { SavedRun } from '../../../engine/protocol/calls.ts';
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale, Localised } from '../../../kit/locale/locale.ts';
import { countParameters } from '../../../nn/parameters.ts';

/** By what their names begin with; the first that fits. */
const OWNERS: readonly (readonly [prefix: string, name: Localised<string>])[] = [
  ['designer-', { zh: '设计台', en: 'designer' }],
  ['playground-a-', { zh: '实验场 A', en: 'playground A' }],
  ['playground-b-', { zh: '实验场 B', en: 'playground B' }],
  ['duel-mlp-', { zh: '对决中的 MLP', en: 'MLP of the duel' }],
  ['duel-cnn-', { zh: '对决中的 CNN', en: 'CNN of the duel' }],
  ['pooling-', { zh: '池化课', en: 'pooling lesson' }],
  ['field-', { zh: '感受野', en: 'receptive field' }],
  ['classifier-', { zh: 'MNIST 分类器', en: 'MNIST classifiers' }],
  ['bet-', { zh: '押注', en: 'betting figure' }],
  ['dropout-', { zh: 'Dropout 对比', en: 'dropout' }],
  ['race-', { zh: '优化器竞速', en: 'optimizer race' }],
  ['start-', { zh: '初始化', en: 'initialisers' }],
  ['butterfly-', { zh: '蝴蝶效应', en: 'butterfly' }],
  ['memory-', { zh: '死记硬背', en: 'memorisation' }],
  ['witness-', { zh: '攻击的第二个网络', en: 'second network of the attack' }],
  ['hardened-', { zh: '对抗训练', en: 'adversarial training' }],
  ['augmentation-', { zh: '数据增强', en: 'augmentation' }],
];
const OTHERS: Localised<string> = { zh: '其他图', en: 'another figure' };
const OWN: Localised<string> = { zh: '自己的图片', en: 'own images' };

/** MNIST, Fashion-MNIST, CIFAR-10: as everybody calls them, without what they hold. */
function datasetName(name: string, locale: Locale): string {
  const id = DATASET_IDS.find((known) => known === name);
  return id === undefined ? OWN[locale] : (DATASETS[id].title.en.split(' ')[0] ?? id);
}

/** `designer: 528,054 parameters, CIFAR-10, step 1,565, 61.0% right` */
export function runTitle(run: SavedRun, locale: Locale): string {
  const { runId, spec, plan, step, validationAccuracy, failedAt } = run;
  const owner = (OWNERS.find(([prefix]) => runId.startsWith(prefix))?.[1] ?? OTHERS)[locale];
  const size = formatNumber(countParameters(spec).total, locale);
  const data = datasetName(plan.dataset, locale);
  const at = formatNumber(failedAt ?? step, locale);
  const right = validationAccuracy === null ? null : formatPercent(validationAccuracy, locale);
  if (locale === 'zh') {
    const how = failedAt === null ? `第 ${at} 步` : `断在第 ${at} 步`;
    return `${owner}：${size} 个参数，${data}，${how}${right === null ? '' : `，验证准确率 ${right}`}`;
  }
  const how = failedAt === null ? `step ${at}` : `broke off at step ${at}`;
  return `${owner}: ${size} parameters, ${data}, ${how}${right === null ? '' : `, ${right} right`}`;
}
