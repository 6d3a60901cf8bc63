// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { LATE_BLOCK, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'en');
}

const n = (value: number, digits = 0): string => formatNumber(value, 'en', digits);

export const quizText = {
  'why-borrow': {
    ask: 'A network trained on ImageNet has never seen two of your five flowers. Why is it of use all the same?',
    options: {
      labels: { label: 'One of the 1000 classes is bound to fit', why: 'None has to: the old classifier is cut off.' },
      general: {
        label: 'Its early layers learnt edges, textures and shapes, which are everywhere',
        why: 'Right. Only the decision at the end is special, and that part is replaced.',
      },
      weights: {
        label: 'It has so many weights that it remembers everything',
        why: 'What it remembers is old photos, no help with new flowers. Its features are.',
      },
      small: {
        label: 'MobileNet is small, and therefore general',
        why: 'Small saves computing, no more. Features of large networks can be borrowed just as well.',
      },
    },
  },
  'separable-weights': {
    ask: (x) =>
      `A depthwise convolution (${v(x, 'k')} × ${v(x, 'k')}, ${v(x, 'm')} channels in) is followed by a 1 × 1 convolution with ${v(x, 'n')} channels out, both without bias. How many weights have they together?`,
    unit: '',
    solution: (x, answer) =>
      `Depthwise: ${v(x, 'k')} · ${v(x, 'k')} · ${v(x, 'm')}; 1 × 1: ${v(x, 'm')} · ${v(x, 'n')}. Together ${n(answer)}.`,
  },
  'standard-macs': {
    ask: (x) =>
      `A standard convolution of ${v(x, 'k')} × ${v(x, 'k')}, padding same, stride 1, reads ${v(x, 'd')} × ${v(x, 'd')} × ${v(x, 'm')} and puts out ${v(x, 'n')} channels. How many multiply-accumulates does one picture take?`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'd')}² places, ${v(x, 'n')} channels, ${v(x, 'k')} · ${v(x, 'k')} · ${v(x, 'm')} for each number: ${n(answer)}.`,
  },
  ratio: {
    ask: (x) =>
      `A standard convolution of ${v(x, 'k')} × ${v(x, 'k')} with ${v(x, 'n')} channels out is replaced by depthwise and 1 × 1. How many per cent of its multiplications remain?`,
    unit: '%',
    solution: (x, answer) =>
      `1/N + 1/k² = 1/${v(x, 'n')} + 1/${v(x, 'k')}² = ${n(answer, 2)}%. The number of input channels cancels out.`,
  },
  pointwise: {
    ask: 'A 1 × 1 convolution looks at a single place. What is it good for?',
    options: {
      neighbours: { label: 'It looks at neighbours', why: 'It does not; that is the depthwise convolution’s part.' },
      mixes: {
        label: 'It mixes the channels of each place and changes their number',
        why: 'Right. Without it the channels of depthwise convolutions would never hear of each other.',
      },
      shrinks: { label: 'It makes the picture smaller', why: 'With stride 1 the size stays as it is.' },
      nothing: {
        label: 'It only multiplies by a number',
        why: 'Each output is a weighted sum over all input channels, not one number times another.',
      },
    },
  },
  'head-parameters': {
    ask: (x) =>
      `A frozen body puts out ${v(x, 'features')} features; a new dense layer tells ${v(x, 'classes')} classes apart. How many parameters train?`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'features')} · ${v(x, 'classes')} weights and ${v(x, 'classes')} biases: ${n(answer)}. How large the body is does not matter.`,
  },
  'frozen-first': {
    ask: (x) =>
      `A network: RGB picture → 3 × 3 convolution (${v(x, 'first')} filters) → 3 × 3 convolution (${v(x, 'second')}) → global average pooling → dense (${v(x, 'classes')} classes), all with biases. The first convolution is frozen. How many parameters still train?`,
    unit: '',
    solution: (x, answer) =>
      `Second convolution 3 · 3 · ${v(x, 'first')} · ${v(x, 'second')} + ${v(x, 'second')}, dense ${v(x, 'second')} · ${v(x, 'classes')} + ${v(x, 'classes')}, together ${n(answer)}. Pooling has none.`,
  },
  passes: {
    ask: (x) =>
      `${v(x, 'photos')} photos, ${v(x, 'epochs')} epochs, the body frozen. How many passes through the body are saved by keeping the features, compared with working them out anew in each epoch?`,
    unit: '',
    solution: (x, answer) =>
      `Without: ${v(x, 'photos')} · ${v(x, 'epochs')} passes; with: ${v(x, 'photos')}. Saved: ${n(answer)}.`,
  },
  'frozen-augmented': {
    ask: 'The body is frozen, its features are kept. Now you want augmentation: every epoch shifts the photos at random. Are the kept features still of use?',
    options: {
      same: {
        label: 'Yes, the body has not changed',
        why: 'The body has not, the photos have: a shifted photo has other features.',
      },
      again: {
        label: 'No: each changed photo has to go through the body again',
        why: 'Right. Give the cache up, or keep the features of a few variants of each photo.',
      },
      never: {
        label: 'With a frozen body there can be no augmentation',
        why: 'There can; it only takes longer. The new layer then sees features of more kinds.',
      },
      labels: {
        label: 'Yes, for the labels stay the same',
        why: 'They do, but what is kept are features, and those change.',
      },
    },
  },
  'tune-order': {
    ask: 'Put the steps of fine-tuning in their order.',
    items: {
      cut: { label: 'Load the pretrained network without its classifier', why: 'There has to be a network first.' },
      freeze: {
        label: 'Freeze the body, add a new layer',
        why: 'Freeze before the new layer trains, or its wild gradients spoil the body.',
      },
      head: { label: 'Train the new layer', why: 'The new layer has to be trained before the others are let go.' },
      unfreeze: {
        label: 'Let go of the layers above the cut',
        why: 'What is let go takes effect when the model is compiled, so this comes before.',
      },
      compile: {
        label: 'Compile again with a very low learning rate',
        why: 'Learning rate and trainable take effect on compiling, so before training goes on.',
      },
      'go-on': { label: 'Go on training', why: 'The last step: all else has to be ready.' },
    },
    hint: 'While the new layer is random, its gradients should not enter the body; trainable takes effect on compiling.',
    done: 'Right. The new layer learns first, then the layers below are nudged at a low rate.',
  },
  'low-rate': {
    ask: 'Why is the learning rate of fine-tuning low?',
    options: {
      memory: { label: 'To save memory', why: 'A learning rate takes no memory.' },
      nudge: {
        label: 'Good weights should be nudged; long steps destroy them',
        why: 'Right. After a few long steps the features are gone, and one might have begun from scratch.',
      },
      batch: { label: 'Because batches are smaller', why: 'They need not be; the reason is that the start is good.' },
      head: {
        label: 'The new layer needs a low one',
        why: 'It begins at random and needs the usual one: that is why it trains alone first.',
      },
    },
  },
  'training-false': {
    ask: 'The body is called with training=False. What for?',
    options: {
      dropout: {
        label: 'To turn off the dropout before the new layer',
        why: 'That dropout lies outside the body and is not affected.',
      },
      means: {
        label: 'So that batch normalisation uses its old means and variances',
        why: 'Right. Otherwise those of small batches replace them, and the weights behind no longer fit.',
      },
      faster: { label: 'To make it faster', why: 'It may be, a little; that is not the purpose.' },
      gradients: {
        label: 'To keep gradients out of the body',
        why: 'trainable=False does that; training says in which way layers compute.',
      },
    },
  },
  'which-case': {
    ask: 'A network was trained on a million photos of animals. Put the four new tasks to their cases.',
    places: {
      'small-similar': 'Case 1: few, similar',
      'small-different': 'Case 2: few, different',
      'large-similar': 'Case 3: many, similar',
      'large-different': 'Case 4: many, different',
    },
    labels: {
      wolves: {
        label: '1,500 photos of wolves and foxes',
        why: 'Few photos; wolves and foxes share features with dogs, so similar.',
      },
      cells: {
        label: '900 microscope pictures of cells',
        why: 'Few pictures; cells have neither eyes nor fur, so different.',
      },
      pets: { label: '800,000 photos of pets, 37 breeds', why: 'Many photos; pets are animals, so similar.' },
      sonar: {
        label: 'A million sonar pictures',
        why: 'Many pictures; sonar and photos hardly share higher features.',
      },
    },
    mistakes: {
      'small-similar': { pets: '800,000 are not few: overfitting is no longer the chief worry.' },
      'large-different': { cells: '900 are far from many: from scratch they would surely be learnt by heart.' },
    },
    done: 'Right. Count the photos first, then ask whether features are shared.',
  },
  'case-two': {
    ask: '900 pictures of cells (few, different). Which is the recipe of the notes?',
    options: {
      last: {
        label: 'Freeze all, replace the last layer only',
        why: 'That is case 1. Cells have no muzzles, so higher features are no use.',
      },
      early: {
        label: 'Keep only early layers, frozen, and add a new dense layer',
        why: 'Right. Edges are everywhere; data are few, so frozen.',
      },
      all: {
        label: 'Train all of it from the old weights',
        why: 'All weights trained on 900 pictures overfit.',
      },
      scratch: {
        label: 'Train from scratch',
        why: 'Too few data to learn even good detectors of edges.',
      },
    },
  },
  'case-four': {
    ask: 'Case 4: many data, and different. Are the old weights of any use?',
    options: {
      useless: {
        label: 'No, higher features differ',
        why: 'Low ones are the same still, and measurements say that old weights are the better start.',
      },
      faster: {
        label: 'Yes: as a start they often make training faster; if not, begin from scratch',
        why: 'Right. Case 4 is then the same as case 3.',
      },
      frozen: {
        label: 'Yes, but they must be frozen',
        why: 'With many data there is no need; freezing keeps higher features that do not fit.',
      },
      forbidden: {
        label: 'No, old classes would come along',
        why: 'The old classifier is cut off, and the old classes with it.',
      },
    },
  },
  similar: {
    ask: 'Two data sets are called similar. What is meant?',
    options: {
      labels: {
        label: 'Their classes have the same names',
        why: 'Dogs and wolves share no class name and are similar data all the same.',
      },
      features: {
        label: 'Their pictures share higher features',
        why: 'Right. Fur, ears, muzzles: the network knows how to see those.',
      },
      size: { label: 'Their pictures are of one size', why: 'Sizes can be changed; what matters is what is in them.' },
      colours: {
        label: 'Both are in colour',
        why: 'Colour is a very low feature: coloured flowers and coloured dogs still differ.',
      },
    },
  },
  'late-block': {
    ask: `In “What MobileNet sees”, choose block ${LATE_BLOCK} or a later one, set the kernel to 7 × 7 and watch the bill.`,
    hint: 'Move the slider “Block”, then choose 7 × 7 at the bill.',
    done: 'Done. The standard convolution costs over five times as much, the separable pair under two fifths more: 1/k² is small now, what remains is 1/N.',
  },
} satisfies QuizText<typeof questions>;
