// The exhibit `diagnose` without its view: who is looked at, which examinations were asked for, what was diagnosed.
// Not responsible for: training and examining (clinic.ts) or what is shown of it (diagnose-model.ts).
import type { Decoded, LecternStep, LinkQuery } from '../../../kit/exhibit/exhibit.ts';
import { readLink, writeLink } from '../../../kit/exhibit/link-fields.ts';
import { CAUSES, waitingRoom } from './patients.ts';
import type { CauseId } from './patients.ts';

/** Examinations, in the order an experienced engineer would ask for them. */
export const EXAMS = ['start', 'batch', 'epochs', 'confusion', 'units', 'gradients', 'moved'] as const;
export type ExamId = (typeof EXAMS)[number];

export const SEEDS = { min: 1, max: 999 } as const;
export const PATIENTS = CAUSES.length;

export interface DiagnoseState {
  /** Decides the order of the patients and every training. */
  readonly seed: number;
  /** Counted from 1. */
  readonly patient: number;
  /** Examinations asked for, in the order of EXAMS. */
  readonly exams: readonly ExamId[];
  /** The diagnosis made; null before. */
  readonly pick: CauseId | null;
}

export type DiagnoseAction =
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'patient'; readonly patient: number }
  | { readonly kind: 'exam'; readonly exam: ExamId; readonly isWanted: boolean }
  | { readonly kind: 'pick'; readonly cause: CauseId };

export const initial: DiagnoseState = { seed: 1, patient: 1, exams: [], pick: null };

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

export function reduce(state: DiagnoseState, action: DiagnoseAction): DiagnoseState {
  switch (action.kind) {
    case 'seed':
      return isWithin(action.seed, SEEDS.min, SEEDS.max) ? { ...initial, seed: action.seed } : state;
    case 'patient':
      return isWithin(action.patient, 1, PATIENTS) ? { ...initial, seed: state.seed, patient: action.patient } : state;
    case 'exam': {
      const exams = EXAMS.filter((id) => (id === action.exam ? action.isWanted : state.exams.includes(id)));
      return { ...state, exams };
    }
    case 'pick':
      return { ...state, pick: action.cause };
    default:
      return action satisfies never;
  }
}

export function encode({ seed, patient, exams, pick }: DiagnoseState): LinkQuery {
  return writeLink({
    seed: [String(seed), String(initial.seed)],
    patient: [String(patient), String(initial.patient)],
    exams: [exams.join('.'), ''],
    pick: [pick ?? '', ''],
  });
}

export function decode(query: LinkQuery): Decoded<DiagnoseState> {
  return readLink(query, (link) => {
    const named = link.text('exams')?.split('.') ?? [];
    const exams = EXAMS.filter((id) => named.includes(id));
    if (exams.length !== named.length) {
      link.refuse('exams', {
        zh: '链接中的 exams 含有未知或重复的检查。已改用初始状态。',
        en: 'The link’s field exams names an unknown examination, or one twice. The initial state is shown instead.',
      });
    }
    return {
      seed: link.integer('seed', SEEDS.min, SEEDS.max, initial.seed),
      patient: link.integer('patient', 1, PATIENTS, initial.patient),
      exams,
      pick: link.text('pick') === null ? null : link.choice('pick', CAUSES, CAUSES[0]),
    };
  });
}

/** The patient number of a cause with the initial seed: a lecturer's steps name the illness, not the number. */
function withCause(cause: CauseId, exams: readonly ExamId[], pick: CauseId | null = null): DiagnoseState {
  return { ...initial, patient: waitingRoom(initial.seed).indexOf(cause) + 1, exams, pick };
}

export const steps: readonly LecternStep<DiagnoseState>[] = [
  {
    id: 'dead',
    title: { zh: '一条平线', en: 'A flat line' },
    note: {
      zh: '按“训练”，曲线停在 ln 10。先问：第一个损失正常吗？再问：单元还活着吗？',
      en: 'Train: the curve stays at ln 10. Ask first whether the first loss is right, then whether the units are alive.',
    },
    state: withCause('dead-units', ['start', 'units']),
  },
  {
    id: 'other-flat',
    title: { zh: '另一条平线', en: 'Another flat line' },
    note: {
      zh: '曲线几乎一样，病却不同：没有一个单元死掉，可梯度每往回走一层就小几倍。',
      en: 'Nearly the same curve, another illness: no unit is dead, but the gradient shrinks with every layer on its way back.',
    },
    state: withCause('saturated', ['units', 'gradients']),
  },
  {
    id: 'wrong-way',
    title: { zh: '两个差距', en: 'Two gaps' },
    note: {
      zh: '验证损失比训练损失还低。请大家先猜原因，再看头几张图片和它们的标签。',
      en: 'The validation loss is below the training loss. Ask for a guess, then look at the first pictures and their labels.',
    },
    state: withCause('wrong-labels', ['batch', 'epochs']),
  },
  {
    id: 'mixed-up',
    title: { zh: '误诊', en: 'A wrong diagnosis' },
    note: {
      zh: '这里故意选错：图解释如果真是那样会看到什么，而这位病人身上看到的又是什么。',
      en: 'Wrong on purpose: the figure says what that illness would show, and what this patient shows instead.',
    },
    state: withCause('too-little-data', ['epochs'], 'rate-too-large'),
  },
];
