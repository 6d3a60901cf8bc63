// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatFixed, formatNumber, formatPercent } from '../../kit/locale/format.ts';
import { CERTAIN, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

const n = (value: number): string => formatNumber(value, 'en', 4);

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return n(values[name] ?? 0);
}

/** The same behind an operator. */
function b(values: Values, name: string): string {
  return (values[name] ?? 0) < 0 ? `(${v(values, name)})` : v(values, name);
}

/** The validation losses, epoch after epoch. */
function losses(values: Values): string {
  const list: string[] = [];
  for (let epoch = 1; values[`loss${epoch}`] !== undefined; epoch += 1) {
    list.push(formatFixed(values[`loss${epoch}`] ?? 0, 'en', 2));
  }
  return list.join(', ');
}

export const quizText = {
  'flatten-size': {
    ask: (x) =>
      `How many numbers does Flatten make of a picture of ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'channels')}?`,
    unit: '',
    solution: (x, answer) => `${v(x, 'side')} · ${v(x, 'side')} · ${v(x, 'channels')} = ${n(answer)}.`,
  },
  'dense-count': {
    ask: (x) =>
      `Pictures of ${v(x, 'side')} × ${v(x, 'side')} × 1, then Flatten, Dense(${v(x, 'units')}) and Dense(${v(x, 'classes')}). How many parameters has the network?`,
    unit: '',
    solution: (x, answer) =>
      `(${v(x, 'pixels')} · ${v(x, 'units')} + ${v(x, 'units')}) + (${v(x, 'units')} · ${v(x, 'classes')} + ${v(x, 'classes')}) = ${n(answer)}. Flatten has none.`,
  },
  'unit-output': {
    ask: (x) =>
      `A unit with ReLU has the weights ${v(x, 'v')} and ${v(x, 'w')} and the bias ${v(x, 'b')}. Its inputs are ${v(x, 'x')} and ${v(x, 'y')}. What does it put out?`,
    unit: '',
    solution: (x, answer) =>
      `max(${b(x, 'x')} · ${b(x, 'v')} + ${b(x, 'y')} · ${b(x, 'w')} + ${b(x, 'b')}, 0) = ${n(answer)}.`,
  },
  crossentropy: {
    ask: (x) =>
      `A network gives the right class a probability of ${v(x, 'percent')}%. What is the categorical cross-entropy of this picture, to two decimals?`,
    unit: '',
    solution: (x, answer) =>
      `−ln(${v(x, 'percent')}%) = ${n(answer)}. What the other classes get does not matter, but that it is 1 together.`,
  },
  'sgd-step': {
    ask: (x) =>
      `A weight is ${v(x, 'w')}, its gradient ${v(x, 'g')}, the learning rate ${v(x, 'rate')}. What is the weight after one step of plain SGD?`,
    unit: '',
    solution: (x, answer) => `w − η g = ${v(x, 'w')} − ${v(x, 'rate')} · ${b(x, 'g')} = ${n(answer)}.`,
  },
  'dropout-scale': {
    ask: (x) =>
      `A unit puts out ${v(x, 'output')}. Behind it is Dropout with a rate of ${v(x, 'percent')}%. In a training step the unit stays on. What does the next layer get from it?`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'output')} / (1 − ${v(x, 'percent')}%) = ${n(answer)}, so that on average it gets what it got without dropout.`,
  },
  steps: {
    ask: (x) =>
      `${v(x, 'images')} training images, batches of ${v(x, 'batch')}, ${v(x, 'epochs')} epochs. How many steps does the optimizer take?`,
    unit: 'steps',
    solution: (x, answer) =>
      `${v(x, 'images')} / ${v(x, 'batch')}, rounded up because the last batch may be smaller, times ${v(x, 'epochs')}: ${n(answer)}.`,
  },
  'early-stop': {
    ask: (x) =>
      `The validation loss, epoch by epoch: ${losses(x)}. EarlyStopping(patience=${v(x, 'patience')}) watches it. After which epoch does training end?`,
    unit: '',
    solution: (x, answer) =>
      `Count the epochs since the last new low: when there are ${v(x, 'patience')}, it stops. With the losses ${losses(x)} that is after epoch ${n(answer)}.`,
  },
  'one-step': {
    ask: 'One step of training, on one batch of images, consists of these. Put them in order.',
    items: {
      batch: {
        label: 'Take a batch of images from the shuffled training set',
        why: 'Without images there is nothing to put through the network.',
      },
      forward: {
        label: 'Forward pass: compute probabilities with the present weights',
        why: 'The loss compares outputs with labels, so the outputs must be there first.',
      },
      loss: {
        label: 'Compare the probabilities with the labels: the loss',
        why: 'Gradients are slopes of the loss. Without a loss there is nothing to take the slope of.',
      },
      backward: {
        label: 'Backward pass: the slope of the loss for each weight',
        why: 'The optimizer has to know which way each weight should go before it moves any.',
      },
      update: {
        label: 'The optimizer moves the weights against their slopes',
        why: 'That ends the step; the next batch meets the new weights.',
      },
    },
    hint: 'Which of them hands over what the next one needs?',
    done: 'Each needs what the one before it found. These five over and over again are what fit does.',
  },
  'no-bend': {
    ask: 'All activation functions but the last softmax are left out of a deep MLP. What is lost?',
    options: {
      slower: {
        label: 'Speed: activations let gradients flow faster',
        why: 'Leaving them out saves time, if anything.',
      },
      'one-layer': {
        label: 'Depth: the whole stack can do no more than a single dense layer',
        why: 'Yes. Weighted sums of weighted sums are weighted sums.',
      },
      'no-softmax': {
        label: 'The probabilities: softmax needs positive inputs',
        why: 'Softmax takes any numbers: e to any power is positive.',
      },
      negative: {
        label: 'Negative numbers can no longer occur',
        why: 'The other way round: it is ReLU that removes them.',
      },
    },
  },
  vanishing: {
    ask: 'Why do the first layers of a deep network with sigmoids learn so slowly?',
    options: {
      'values-small': {
        label: 'Because sigmoid’s outputs are small',
        why: 'They lie between 0 and 1, which is no problem. Gradients meet slopes, not outputs.',
      },
      slopes: {
        label: 'Because a gradient is multiplied by a slope of at most 0.25 at each layer',
        why: 'Yes. Ten of them leave less than a millionth.',
      },
      'weights-random': {
        label: 'Because their weights begin at random',
        why: 'So do those of every network, those with ReLU included.',
      },
      softmax: {
        label: 'Because softmax takes the gradient up',
        why: 'Softmax with cross-entropy passes on p − t, which is anything but small at first.',
      },
    },
  },
  shift: {
    ask: 'The same constant is added to all logits. What happens to the probabilities of softmax?',
    options: {
      'all-larger': {
        label: 'All of them grow',
        why: 'They add up to 1 before and after, so they cannot all grow.',
      },
      none: { label: 'Nothing', why: 'Yes: e to the c stands above and below the line and cancels.' },
      largest: {
        label: 'The largest grows, the others shrink',
        why: 'That is what a lower temperature does: dividing by it stretches the differences. Adding does not change them.',
      },
      nan: {
        label: 'From some size on they become NaN',
        why: 'Only if one computes the formula as it stands. Networks take the largest logit off first.',
      },
    },
  },
  'fresh-loss': {
    ask: 'What loss should a fresh network for ten classes have, about, before the first step (categorical cross-entropy)?',
    options: {
      zero: { label: '0', why: 'That is the loss of one that is sure and right for every picture.' },
      one: { label: '1', why: 'Nothing in the formula gives 1: it is a logarithm, not a share.' },
      'ln-ten': { label: '2.3', why: 'Yes: it gives each class about 0.1, and −ln 0.1 = 2.303.' },
      'point-nine': {
        label: '0.9',
        why: 'That is the share of wrong answers when guessing. The loss is −ln of the probability, not an error rate.',
      },
    },
  },
  'all-zero': {
    ask: 'Why is a dense layer not begun with all weights 0?',
    options: {
      same: {
        label: 'Its units would all compute the same and be changed the same, for ever',
        why: 'Yes. Random weights break the tie. (Biases may begin at 0.)',
      },
      slow: {
        label: 'Only because it would take more epochs',
        why: 'No number of epochs helps: equal units get equal gradients.',
      },
      fine: {
        label: 'It may well be: the gradients differ anyway',
        why: 'They do not: equal weights, equal gradients.',
      },
      large: {
        label: 'The first gradients would be too large',
        why: 'With zeros hardly any gradient passes. It is large weights that make them large.',
      },
    },
  },
  'higher-train': {
    ask: 'A network with Dropout(0.5): during the first epochs its training loss is higher than its validation loss. What is the likeliest reason?',
    options: {
      bug: { label: 'The two have been mixed up', why: 'Possible, but there is a reason that needs no mistake.' },
      dropout: {
        label: 'The training loss is measured with half of the units off, the validation loss with all of them on',
        why: 'Yes. It is also a mean over the epoch, while the network was still getting better.',
      },
      leak: {
        label: 'Validation pictures have got among the training pictures',
        why: 'That would bring the two losses together, not push the training loss above the other.',
      },
      overfitting: {
        label: 'It overfits',
        why: 'Overfitting shows the other way round: training loss low, validation loss high.',
      },
    },
  },
  'which-set': {
    ask: 'You want to choose between 64 and 256 hidden units. On which pictures do you compare the two networks?',
    options: {
      test: {
        label: 'On the test set: it decides in the end',
        why: 'Then it has had a say in the choice, and its number is no longer that of unseen pictures.',
      },
      validation: { label: 'On the validation set', why: 'Yes. The test set stays untouched until all is decided.' },
      train: {
        label: 'On the training set: there are most pictures in it',
        why: 'The larger network may just have learnt them by heart.',
      },
      any: { label: 'It makes no difference', why: 'It does: on training pictures the larger one nearly always wins.' },
    },
  },
  certain: {
    ask: `In the activation explorer: go to softmax, leave the logits as they are at first, and bring the largest probability to ${formatPercent(CERTAIN, 'en', 0)} or more.`,
    hint: 'A constant for all changes nothing. What stretches the differences?',
    done: 'Done: a low temperature. Same order, same logits, far surer.',
  },
} satisfies QuizText<typeof questions>;
