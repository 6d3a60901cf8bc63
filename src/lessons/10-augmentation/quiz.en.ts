// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import type { questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'en', 3);
}

const n = (value: number): string => formatNumber(value, 'en', 3);

export const quizText = {
  'fit-steps': {
    ask: (x) =>
      `model.fit(x_train, y_train, batch_size=${v(x, 'batch')}) gets ${v(x, 'samples')} samples as an array. How many steps has an epoch?`,
    unit: 'steps',
    solution: (x, answer) => `${v(x, 'samples')} / ${v(x, 'batch')}, rounded up, is ${n(answer)}.`,
  },
  'last-batch': {
    ask: (x) =>
      `${v(x, 'samples')} samples in batches of ${v(x, 'batch')}: how many samples has the last batch of a pass?`,
    unit: 'samples',
    solution: (x, answer) =>
      `What is left of ${v(x, 'samples')} after full batches of ${v(x, 'batch')}: ${n(answer)} (a full batch where nothing is left over).`,
  },
  'second-epoch': {
    ask: (x) =>
      `datagen.flow goes over ${v(x, 'samples')} samples in batches of ${v(x, 'batch')}, with steps_per_epoch = ${v(x, 'samples')} // ${v(x, 'batch')} = ${v(x, 'steps')}. How many images does the second epoch see?`,
    unit: 'images',
    solution: (x, answer) =>
      `It opens with the ${v(x, 'left')} images that the first epoch left, if any, and has ${v(x, 'steps')} steps of up to ${v(x, 'batch')} in all: ${n(answer)}.`,
  },
  'where-from': {
    ask: (x) =>
      `A row of ${v(x, 'width')} pixels (numbered from 0) is moved ${v(x, 'shift')} to the right and then mirrored. From which old pixel does new pixel ${v(x, 'place')} come?`,
    unit: '',
    solution: (x, answer) =>
      `Undo the mirror: ${v(x, 'width')} − 1 − ${v(x, 'place')}. Undo the shift: minus ${v(x, 'shift')}. That is ${n(answer)}.`,
  },
  'rotation-factor': {
    ask: (x) => `layers.RandomRotation(${v(x, 'factor')}) turns pictures by at most how many degrees?`,
    unit: '°',
    solution: (x, answer) => `The factor is a part of a full turn: ${v(x, 'factor')} × 360° = ${n(answer)}°.`,
  },
  'six-nine': {
    ask: 'Handwritten digits are to be classified. Which of these makes labels false?',
    options: {
      shift: { label: 'Shifts by two pixels', why: 'A digit is the same wherever it stands.' },
      'half-turn': {
        label: 'Rotation by any angle',
        why: 'Right. Turned by 180 degrees a 6 is a 9, with “6” written on it.',
      },
      slant: { label: 'A slight shear', why: 'Many people write at a slant; the digit stays what it is.' },
      noise: { label: 'A little noise', why: 'Noise makes digits harder to read, not other digits.' },
    },
  },
  'which-images': {
    ask: 'Which pictures should be augmented at random?',
    options: {
      all: {
        label: 'All of them, for fairness',
        why: 'Then the score depends on the draw, and on a task you do not have.',
      },
      train: {
        label: 'Those trained on',
        why: 'Right. Validation and test should look like what the network will meet.',
      },
      'train-validation': {
        label: 'Training and validation',
        why: 'The gap would no longer compare with the true task, nor with runs without augmentation.',
      },
      test: {
        label: 'Those of the test, to make it harder',
        why: 'A harder test measures something else, and teaches nothing.',
      },
    },
  },
  'lower-training': {
    ask: 'With augmentation the training curve lies lower than without. Why?',
    options: {
      bug: { label: 'Something is wrong', why: 'Nothing need be: it is what one expects.' },
      harder: {
        label: 'Changed pictures are harder, and cannot be learnt by heart',
        why: 'Right. And the curve is measured on those changed pictures.',
      },
      rate: { label: 'The learning rate went down', why: 'Augmentation does not touch the optimizer.' },
      fewer: {
        label: 'Fewer pictures are seen',
        why: 'As many per epoch as before; only each looks different every time.',
      },
    },
  },
  'one-reading': {
    ask: 'Why join rotation, shift and zoom into one map before reading the picture?',
    options: {
      speed: { label: 'Only to save time', why: 'It saves some. But the picture also comes out different.' },
      sharp: {
        label: 'Every reading between pixels blurs',
        why: 'Right. One reading blurs once; and nothing is lost at the rim on the way.',
      },
      labels: { label: 'To keep the label true', why: 'Whether a label stays true has nothing to do with resampling.' },
      random: { label: 'To draw fewer random numbers', why: 'Just as many are drawn either way.' },
    },
  },
  interval: {
    ask: 'Over three seeds the test accuracy rises by 1.0 points; the 95% interval goes from −1.5 to 3.5. What may you say?',
    options: {
      proved: { label: 'Augmentation helps here', why: 'The interval holds 0 and negative values too.' },
      chance: {
        label: 'It may be chance; more seeds are needed',
        why: 'Right. The interval narrows with more repetitions.',
      },
      harm: { label: 'Augmentation harms here', why: 'The mean is even positive; nothing says harm.' },
      seed: { label: 'Pick the best seed and report it', why: 'That is how one fools oneself.' },
    },
  },
  'only-mirror': {
    ask: 'In the preview: leave mirroring left to right as the only change.',
    hint: 'Set everything to zero first, or write the code for it.',
    done: 'Done. Half of the dozen should be mirrored, more or less: it is drawn by chance.',
  },
  mended: {
    ask: 'In the last figure: mend the notebook.',
    hint: 'Follow each name to the cell that gives it a value. Where should scaling stand, before or after the split?',
    done: 'Done: load, scale, split; compile before training.',
  },
} satisfies QuizText<typeof questions>;
