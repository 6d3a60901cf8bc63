// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { GOAL_EXAMS, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'en', 3);
}

const n = (value: number): string => formatNumber(value, 'en', 3);

export const quizText = {
  'first-loss': {
    ask: (x) =>
      `A classifier with ${v(x, 'classes')} classes has not been trained yet. About which cross-entropy should its first batch show?`,
    unit: '',
    solution: (x, answer) =>
      `ln ${v(x, 'classes')} = ${n(answer)}: each class has the probability 1/${v(x, 'classes')}.`,
  },
  'check-first': {
    ask: 'A new network does not learn. What do you look at first?',
    options: {
      rate: {
        label: 'I try other learning rates',
        why: 'Each try costs a training, and a broken network is broken at every rate.',
      },
      data: {
        label: 'I look for more data',
        why: 'More data helps against overfitting. A network that does not learn at all has another fault.',
      },
      'first-loss': {
        label: 'The loss before the first update, against ln K',
        why: 'Right. It costs one batch and says at once whether weights, scaling and loss fit together.',
      },
      network: {
        label: 'I make the network larger',
        why: 'A larger network hides the fault and makes every further check slower.',
      },
    },
  },
  'huge-first': {
    ask: 'Ten classes; the very first loss is 350, the second NaN. What is the likeliest cause?',
    options: {
      rate: {
        label: 'The learning rate is too large',
        why: 'The first loss is computed before any update; the rate had no part in it.',
      },
      init: {
        label: 'The first weights are too large, or the pictures were not scaled',
        why: 'Right. Before any update only weights and inputs decide, and a healthy loss is ln 10 = 2.303.',
      },
      shuffle: {
        label: 'The samples were not shuffled',
        why: 'The order shows only after some steps have been taken.',
      },
      overfit: { label: 'Overfitting', why: 'Nothing has been learnt yet that could be learnt too well.' },
    },
  },
  'flat-alive': {
    ask: 'The loss stays at 2.303. No unit puts out 0 everywhere, but the gradient at the first layer is a thousand times smaller than at the last. What is it?',
    options: {
      dead: {
        label: 'Dead ReLU units',
        why: 'Dead units put out exactly 0 for every picture, and here no unit does.',
      },
      saturated: {
        label: 'The gradient vanishes in a stack of sigmoids',
        why: 'Right. Each sigmoid passes on at most a quarter.',
      },
      labels: {
        label: 'Wrong labels',
        why: 'They spoil what is learnt; they do not shrink gradients layer by layer.',
      },
      shuffle: {
        label: 'A forgotten shuffle',
        why: 'That gives teeth with a period, not a flat line.',
      },
    },
  },
  'sigmoid-share': {
    ask: (x) =>
      `The slope of a sigmoid is at most 1/4. Leaving the weights aside, which percentage of a gradient do ${v(x, 'layers')} sigmoid layers pass on at best?`,
    unit: '%',
    solution: (x, answer) => `(1/4) to the power ${v(x, 'layers')} is ${n(answer / 100)}, or ${n(answer)}%.`,
  },
  curves: {
    ask: 'Four pairs of loss curves: solid is training, dashed is validation. Put to each its diagnosis.',
    places: {
      a: 'A: training falls to nearly 0; validation falls, and from the middle on it rises again.',
      b: 'B: both stay high and at the last epoch are still falling, slowly and almost straight.',
      c: 'C: both fall, fast and then slowly, and end low and close together.',
      d: 'D: both stay high, go up and down and do not come down.',
    },
    labels: {
      healthy: { label: 'Nothing is wrong', why: 'In health both curves come down and end low and flat.' },
      overfit: {
        label: 'Overfitting',
        why: 'Overfitting is the parting of the two curves: training still gets better, validation already worse. High alone, or low alone, is not it.',
      },
      jumps: {
        label: 'The learning rate is too large',
        why: 'Steps too large leap across the valley each time, so the curve jumps and is not smooth.',
      },
      slow: {
        label: 'The learning rate is too small',
        why: 'Steps too small go the right way and not far: the curve is smooth and still falling at the end.',
      },
    },
    mistakes: {
      b: {
        jumps:
          'Too large and too small both leave the loss high; the shape tells them apart: jumping is too large, a smooth slow fall too small.',
      },
      d: {
        slow: 'Too large and too small both leave the loss high; the shape tells them apart: a smooth slow fall is too small, jumping too large.',
        overfit: 'Here the training loss itself does not come down. That is not the time to speak of overfitting.',
      },
      c: { overfit: 'Validation a little above training is usual. In overfitting it turns upwards.' },
    },
    done: 'First ask whether training comes down, then whether the two curves part.',
  },
  'better-validation': {
    ask: 'Training accuracy 63%, validation accuracy 82%, after many epochs. What comes to mind?',
    options: {
      overfit: {
        label: 'Overfitting',
        why: 'Overfitting is the other way round: training good, validation bad.',
      },
      labels: {
        label: 'Many training labels are wrong',
        why: 'Right. Chance cannot be learnt, so training looks bad; the right labels of validation show what was learnt all the same. Strong dropout or augmentation may do this too.',
      },
      rate: {
        label: 'The learning rate is too small',
        why: 'Then both would be low: validation cannot profit from what was never learnt.',
      },
      bug: {
        label: 'That cannot be; the accuracy is computed wrongly',
        why: 'It can: the two are measured on different labels. Look at some pictures before you look for a bug.',
      },
    },
  },
  'class-steps': {
    ask: (x) =>
      `${v(x, 'images')} pictures in ${v(x, 'classes')} classes of equal size lie sorted by class and are not shuffled; a batch has ${v(x, 'batch')}. For how many steps in a row does the network see a single class?`,
    unit: 'steps',
    solution: (x, answer) =>
      `${v(x, 'images')} / ${v(x, 'classes')} = ${v(x, 'perClass')} pictures a class, and ${v(x, 'perClass')} / ${v(x, 'batch')} = ${n(answer)} steps: the period of the teeth.`,
  },
  'twice-floor': {
    ask: (x) =>
      `Softmax was applied twice to ${v(x, 'classes')} classes. The first one is quite sure: 1 for the right class, 0 for the others. Which loss remains?`,
    unit: '',
    solution: (x, answer) =>
      `The second gives the right class e / (e + ${v(x, 'others')}); minus its logarithm is ln(e + ${v(x, 'others')}) − 1 = ${n(answer)}, with ${v(x, 'classes')} classes the least there can be.`,
  },
  'one-batch': {
    ask: 'You train on the same 32 pictures 500 times, and the loss stays above 1. What follows?',
    options: {
      fine: {
        label: 'All is well: a network should not learn by heart',
        why: 'In the end it should not. But one that can’t will not learn anything else either.',
      },
      data: { label: '32 pictures are too few', why: 'Fewer pictures are easier to learn by heart.' },
      fault: {
        label: 'There is a fault in network, loss, labels or optimizer',
        why: 'Right, and no amount of data will mend it.',
      },
      longer: {
        label: 'It takes more epochs',
        why: '500 steps on one batch are plenty for any network that can learn.',
      },
    },
  },
  'same-twins': {
    ask: 'Two runs: same seed, same data, same device and way of computing. How far apart are their weights after 400 steps?',
    options: {
      zero: {
        label: 'Not at all: equal to the last bit',
        why: 'Right, where all chance comes from the seed and sums are always taken in the same order, as here. That is what makes the nudge an experiment.',
      },
      tiny: {
        label: 'About 10⁻⁷, from rounding',
        why: 'Rounding is not chance: the same sums in the same order round in the same way.',
      },
      random: {
        label: 'As far as from another seed',
        why: 'The seed decides weights and order, and both have the same.',
      },
      grows: {
        label: 'First little, then more and more',
        why: 'A difference can only grow where there is one to begin with.',
      },
    },
  },
  'standard-error': {
    ask: (x) =>
      `${v(x, 'runs')} seeds give accuracies with a standard deviation of ${v(x, 'spread')} points. How uncertain is their mean (its standard error)?`,
    unit: 'points',
    solution: (x, answer) => `${v(x, 'spread')} / √${v(x, 'runs')} = ${n(answer)} points.`,
  },
  'one-point': {
    ask: 'One run of recipe A ends at 86%, one of recipe B at 87%. Several seeds of A scatter by about 2 points. What do you know about B?',
    options: {
      better: {
        label: 'B is better, by one point',
        why: 'Another seed of A may well give 88%. One run each is no comparison.',
      },
      nothing: {
        label: 'Nothing yet: the difference is within the spread',
        why: 'Right. With a deviation of 2 points it takes dozens of seeds of each to see one point.',
      },
      worse: {
        label: 'B overfits',
        why: 'That is a matter of the gap between training and validation, of which nothing was said.',
      },
      test: {
        label: 'B is better if the test set is large',
        why: 'A large test set measures this one run exactly; it says nothing about other seeds.',
      },
    },
  },
  found: {
    ask: `In the clinic: make a right diagnosis with at most ${GOAL_EXAMS} examinations open.`,
    hint: 'Start with the shape of the curve; then ask for the one examination that tells the two likeliest causes apart.',
    done: 'Found. Now look at both curves: the mend changed one thing only.',
  },
} satisfies QuizText<typeof questions>;
