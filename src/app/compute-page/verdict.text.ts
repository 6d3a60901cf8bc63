// The findings of a check in sentences: what is broken and whether it matters.
// Not responsible for: reaching it (verdict.ts).
import { isFused } from '../../engine/protocol/backends.ts';
import type { BackendId, SkipReason } from '../../engine/protocol/backends.ts';
import { formatList } from '../../kit/locale/format.ts';
import type { Locale, Localised } from '../../kit/locale/locale.ts';
import { COMPUTE_TEXT } from '../compute/compute.text.ts';
import { OP_NAMES } from './op-names.text.ts';
import type { Finding, JudgedFinding } from './verdict.ts';

interface VerdictText {
  readonly unclear: string;
  readonly unchecked: (names: string) => string;
  readonly unavailable: (name: string, reason: string) => string;
  readonly selfCheckFailed: (name: string) => string;
  readonly opsWrong: (name: string, ops: string) => string;
  readonly opsRough: (name: string, ops: string) => string;
  readonly failed: (name: string) => string;
  readonly crashed: (name: string) => string;
  readonly cancelled: (name: string) => string;
  readonly weights: Readonly<Record<JudgedFinding['weight'], string>>;
  readonly noEngine: string;
  readonly adopt: (name: string) => string;
  readonly adopted: (name: string) => string;
}

export const VERDICT_TEXT: Localised<VerdictText> = {
  zh: {
    unclear: '没有测到足够的结果，无法给出建议。',
    unchecked: (names) => `这台设备上的 ${names} 还没有检验过，检验之后建议可能会变。`,
    unavailable: (name, reason) => `${name} 用不了：${reason}`,
    selfCheckFailed: (name) => `${name} 没有通过自检，程序不会用它。`,
    opsWrong: (name, ops) => `${name} 在这台设备上把这些算错了：${ops}。`,
    opsRough: (name, ops) => `${name} 的这些运算精度较低：${ops}。误差比舍入大，但还不至于影响学习。`,
    failed: (name) => `${name} 在检验中途失去响应。`,
    crashed: (name) => `检验 ${name} 时计算线程崩溃或不再响应。`,
    cancelled: (name) => `${name} 没有检验完。`,
    weights: {
      harmless: '这不要紧：本课没有任何内容必须用它，别的方式可以正确算出来。',
      chosen: '你现在选的正是它：请在下面换一种。',
      serious: '这有影响：没有别的方式可以替代它。请更新浏览器，或换一个浏览器再试。',
    },
    noEngine: '这有影响：没有本课自己的引擎，训练会慢很多，有些实验要等几分钟。请更新浏览器，或换一个浏览器再试。',
    adopt: (name) => `改用 ${name}`,
    adopted: (name) => `新的训练现在用的就是 ${name}。`,
  },
  en: {
    unclear: 'Too little was measured to recommend anything.',
    unchecked: (names) => `${names} of this device has not been checked; checking it may change this.`,
    unavailable: (name, reason) => `${name} cannot be used: ${reason}`,
    selfCheckFailed: (name) => `${name} failed its self-check, so it is not used.`,
    opsWrong: (name, ops) => `${name} computes these wrongly on this device: ${ops}.`,
    opsRough: (name, ops) =>
      `${name} is less precise in these: ${ops}. The differences are larger than rounding, but too small to spoil learning.`,
    failed: (name) => `${name} stopped responding during the check.`,
    crashed: (name) => `The computing thread crashed or fell silent while ${name} was checked.`,
    cancelled: (name) => `${name} was not checked to the end.`,
    weights: {
      harmless: 'That does no harm: nothing in the course depends on it, and another way computes it correctly.',
      chosen: 'You have chosen it at present: choose another one below.',
      serious: 'That matters: nothing else can stand in for it. Update the browser, or try another one.',
    },
    noEngine:
      'That matters: without the course’s own engine training is much slower, and some experiments take minutes. Update the browser, or try another one.',
    adopt: (name) => `Use ${name}`,
    adopted: (name) => `New trainings use ${name} now.`,
  },
};

function nameOf(id: BackendId, locale: Locale): string {
  return COMPUTE_TEXT[locale].names[id];
}

function reasonOf(reason: SkipReason, locale: Locale): string {
  return COMPUTE_TEXT[locale].reasons[reason];
}

/** What is wrong, and in a second sentence whether it matters. */
export function findingSentences({ finding, weight }: JudgedFinding, locale: Locale): string {
  const text = VERDICT_TEXT[locale];
  const first = whatIsWrong(finding, locale);
  if (finding.kind === 'cancelled' || finding.kind === 'ops-rough') return first;
  const second = weight === 'serious' && isFused(finding.backend) ? text.noEngine : text.weights[weight];
  return locale === 'zh' ? `${first}${second}` : `${first} ${second}`;
}

function whatIsWrong(finding: Finding, locale: Locale): string {
  const text = VERDICT_TEXT[locale];
  const name = nameOf(finding.backend, locale);
  switch (finding.kind) {
    case 'unavailable':
      return text.unavailable(name, reasonOf(finding.reason, locale));
    case 'self-check-failed':
      return finding.ops.length === 0
        ? text.selfCheckFailed(name)
        : `${text.selfCheckFailed(name)} ${text.opsWrong(name, opNames(finding.ops, locale))}`;
    case 'ops-wrong':
      return text.opsWrong(name, opNames(finding.ops, locale));
    case 'ops-rough':
      return text.opsRough(name, opNames(finding.ops, locale));
    case 'failed':
      return text.failed(name);
    case 'crashed':
      return text.crashed(name);
    case 'cancelled':
      return text.cancelled(name);
    default:
      return finding satisfies never;
  }
}

function opNames(ops: readonly (keyof (typeof OP_NAMES)['en'])[], locale: Locale): string {
  return formatList(
    ops.map((op) => OP_NAMES[locale][op]),
    locale,
  );
}
