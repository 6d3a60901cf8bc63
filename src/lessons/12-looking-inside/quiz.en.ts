// The quiz in English. Values and right answers come from quiz.ts. Not responsible for: grading (kit/quiz).
import type { QuizText } from '../../kit/lesson/lesson.ts';
import { formatNumber } from '../../kit/locale/format.ts';
import { OFF_AT_LEAST, type questions } from './quiz.ts';

type Values = Readonly<Record<string, number>>;

/** A drawn value by name, written as a number. */
function v(values: Values, name: string): string {
  return formatNumber(values[name] ?? 0, 'en', 3);
}

const n = (value: number): string => formatNumber(value, 'en', 3);

export const quizText = {
  'filter-weights': {
    ask: (x) =>
      `A convolution with ${v(x, 'filters')} filters of ${v(x, 'kernel')} × ${v(x, 'kernel')} reads ${v(x, 'depth')} feature maps. One of its filters is to be drawn. How many weights does it have, bias aside?`,
    unit: '',
    solution: (x, answer) =>
      `A filter has one ${v(x, 'kernel')} × ${v(x, 'kernel')} plane for each map that it reads: ${v(x, 'kernel')} · ${v(x, 'kernel')} · ${v(x, 'depth')} = ${n(answer)}. That there are ${v(x, 'filters')} of them changes nothing for one.`,
  },
  'bright-map': {
    ask: 'A cell of a feature map is bright. What does that say?',
    options: {
      matches: {
        label: 'The pattern of the filter is found around that place',
        why: 'Right. A map says where its filter matches, no more.',
      },
      bright: {
        label: 'The picture is bright there',
        why: 'A filter may well look for dark places, or for edges. Brightness of the map is strength of the match.',
      },
      weights: {
        label: 'The weights are large there',
        why: 'A filter has the same weights at every place; that is what sharing means.',
      },
      important: {
        label: 'The place decides the answer',
        why: 'A match may be ignored by every later layer. What decides is asked with gradients, occlusion or by switching off.',
      },
    },
  },
  'one-off': {
    ask: 'You switch one channel off, and the probability hardly moves. What is the best explanation?',
    options: {
      useless: {
        label: 'The channel is useless and could be cut away',
        why: 'Not for this picture perhaps, yet it may matter for others, or together with its neighbours.',
      },
      spread: {
        label: 'What the network knows is spread over many channels',
        why: 'Right. Others say much the same; switch several off together, and the answer falls.',
      },
      bug: {
        label: 'Nothing behind it was worked out again',
        why: 'Everything behind the channel is worked out again. The maps of the next layer show it.',
      },
      biased: {
        label: 'The bias puts the channel back',
        why: 'The channel is held at nought after its bias and its activation. Nothing puts it back.',
      },
    },
  },
  'free-ascent': {
    ask: 'Gradient ascent without restraints ends at a very high score and a picture of noise. Why?',
    options: {
      more: {
        label: 'It needs more steps to become a picture',
        why: 'More steps raise the score further and the noise with it.',
      },
      local: {
        label: 'It is stuck in a bad local maximum',
        why: 'It is not stuck: the score is higher than that of any real image.',
      },
      nothing: {
        label: 'Nothing in the score asks for a picture that looks natural',
        why: 'Right. Almost all high places of the score are noise; restraints say which of them we call pictures.',
      },
      undertrained: {
        label: 'The network has been trained too little',
        why: 'It happens with the best networks too.',
      },
    },
  },
  'dream-layer': {
    ask: 'Deep dream on a network that has only ever seen digits. What grows in a photograph?',
    options: {
      learnt: {
        label: 'Strokes and arcs: what its layers have learnt to see',
        why: 'Right. It paints more of what it sees a little of, and it can only see what it learnt.',
      },
      dogs: {
        label: 'Eyes and dogs, as in the famous pictures',
        why: 'Those came from a network trained on a million photographs with a great many dogs among them.',
      },
      photo: {
        label: 'Whatever is in the photograph, more clearly',
        why: 'The photograph is only where it starts. What is amplified is the layer’s view of it.',
      },
      random: {
        label: 'Random patterns',
        why: 'The same photo and layer give the same dream, and it follows the layer’s filters.',
      },
    },
  },
  'patch-pixels': {
    ask: (x) =>
      `A patch of ${v(x, 'size')} × ${v(x, 'size')} is laid over a picture of ${v(x, 'side')} × ${v(x, 'side')}. It begins ${v(x, 'size')} / 2 rows above its middle, and the middle is in row ${v(x, 'row')}, counted from 0, far from the left and right border. How many pixels does it cover?`,
    unit: '',
    solution: (x, answer) =>
      `Rows above row 0 lie outside. ${n(answer / (x['size'] ?? 1))} of its ${v(x, 'size')} rows are left: ${n(answer / (x['size'] ?? 1))} · ${v(x, 'size')} = ${n(answer)} of the ${v(x, 'side')} × ${v(x, 'side')} pixels.`,
  },
  'occlusion-count': {
    ask: (x) =>
      `An occlusion map of a ${v(x, 'side')} × ${v(x, 'side')} picture: the middle of the patch stands on every ${v(x, 'stride')}. pixel in both directions, from the first one on. How many pictures are put through the network?`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'side')} / ${v(x, 'stride')} places along each side, and so (${v(x, 'side')} / ${v(x, 'stride')})² = ${n(answer)} pictures. A gradient takes one.`,
  },
  completeness: {
    ask: (x) =>
      `The logit is ${v(x, 'image')} for the image and ${v(x, 'black')} for black. Integrated gradients of all ink pixels add up to ${v(x, 'ink')}. What must those of all other pixels add up to?`,
    unit: '',
    solution: (x, answer) =>
      `All together they are the difference of the logits, ${v(x, 'image')} − (${v(x, 'black')}). ${v(x, 'ink')} of it lies in the ink, ${n(answer)} is left.`,
  },
  saturated: {
    ask: 'A pixel clearly carries the answer, and its gradient is nought. How can that be?',
    options: {
      unused: {
        label: 'Then the pixel is not used after all',
        why: 'A gradient asks about the next small step, not about all of the pixel. Occlusion shows that it is used.',
      },
      flat: {
        label: 'The answer is saturated: a little more changes nothing, all of it does',
        why: 'Right. That is why integrated gradients add up the slopes of the whole way.',
      },
      dark: {
        label: 'The pixel is black',
        why: 'Gradients of black pixels need not be nought: they could be brighter.',
      },
      wrong: {
        label: 'The gradient is computed wrongly',
        why: 'A slope of nought is right on flat ground, however high the ground.',
      },
    },
  },
  'grad-cam-cell': {
    ask: (x) =>
      `Grad-CAM with two feature maps. At one place they are ${v(x, 'a')} and ${v(x, 'b')}; the mean slopes of the logit over them are ${v(x, 'wa')} and ${v(x, 'wb')}. What is the map at that place?`,
    unit: '',
    solution: (x, answer) => {
      const sum = (x['wa'] ?? 0) * (x['a'] ?? 0) + (x['wb'] ?? 0) * (x['b'] ?? 0);
      const line = `${v(x, 'wa')} · ${v(x, 'a')} + ${v(x, 'wb')} · ${v(x, 'b')} = ${n(sum)}`;
      return sum < 0
        ? `${line}; what speaks against the class is cut off, so ${n(answer)}.`
        : `${line}, so ${n(answer)}.`;
    },
  },
  guided: {
    ask: 'Guided backpropagation draws the crispest map of all. How far can it be trusted to explain the answer?',
    options: {
      sharp: {
        label: 'The crisper, the truer',
        why: 'Crisp is a look. A method that finds edges is crisp on any network, even on one with random weights.',
      },
      edges: {
        label: 'Little: it changes hardly at all with the class asked about',
        why: 'Right. It throws away what speaks against, layer by layer, and what stays are edges of the picture.',
      },
      class: {
        label: 'It shows exactly what distinguishes the class',
        why: 'Ask about another class and compare: the picture stays almost the same.',
      },
      gradient: {
        label: 'As far as the gradient, it is only cleaner',
        why: 'It is no gradient of anything any more, because each ReLU lets only the positive back.',
      },
    },
  },
  'fgsm-pixel': {
    ask: (x) =>
      `FGSM with ε = ${v(x, 'epsilon')}/255. A pixel has the value ${v(x, 'pixel')}/255, and the slope of the loss there is ${(x['sign'] ?? 0) > 0 ? 'positive' : 'negative'}. What is its new value, in 255ths?`,
    unit: '/255',
    solution: (x, answer) =>
      `The pixel moves by ε in the direction of the sign: ${v(x, 'pixel')} ${(x['sign'] ?? 0) > 0 ? '+' : '−'} ${v(x, 'epsilon')}, and stays between 0 and 255: ${n(answer)}. The size of the slope does not matter, only its sign.`,
  },
  'fgsm-rise': {
    ask: (x) =>
      `A picture of ${v(x, 'side')} × ${v(x, 'side')} × ${v(x, 'channels')}; the mean size of the slope of the loss is ${v(x, 'slope')} a number. By how much does FGSM with ε = ${v(x, 'epsilon')} raise the loss, to first order?`,
    unit: '',
    solution: (x, answer) =>
      `Each number adds ε times the size of its slope: ${v(x, 'side')} · ${v(x, 'side')} · ${v(x, 'channels')} · ${v(x, 'epsilon')} · ${v(x, 'slope')} = ${n(answer)}. The more pixels, the more many small changes add up to.`,
  },
  transfer: {
    ask: 'An attack made for one network often fools another one, trained from other first weights. Why?',
    options: {
      unique: {
        label: 'It doesn’t: each network has weak places of its own only',
        why: 'Try it: the second network has not been asked during the attack, and often changes its mind.',
      },
      shared: {
        label: 'Both learnt similar features from similar data, and so similar slopes',
        why: 'Right. That is why attacks work on networks whose weights nobody knows.',
      },
      noise: {
        label: 'Any noise of that size does it',
        why: 'Random noise of the same bound hardly ever does. The signs make the difference.',
      },
      overfit: {
        label: 'Both are overfitted',
        why: 'Networks that generalise well are fooled, too.',
      },
    },
  },
  'wrong-labels': {
    ask: (x) =>
      `${v(x, 'percent')} % of ${v(x, 'count')} labels are drawn anew at random from ${v(x, 'classes')} equally likely classes. How many labels are wrong afterwards, on average?`,
    unit: '',
    solution: (x, answer) =>
      `${v(x, 'count')} · ${v(x, 'percent')} % are drawn anew, and one in ${v(x, 'classes')} of those happens to be right again: ${n(answer)} are wrong.`,
  },
  rethink: {
    ask: 'A network learns random labels to 100%. What follows?',
    options: {
      useless: {
        label: 'It only ever learns by heart, with true labels too',
        why: 'With true labels it is right on images it has never seen. Learning by heart can’t do that.',
      },
      capacity: {
        label: 'Its size alone can’t be what makes it generalise',
        why: 'Right. The same network could have learnt the images by heart; counting parameters doesn’t tell why it did not.',
      },
      optimizer: {
        label: 'The optimizer is too strong and should be weaker',
        why: 'A weaker one takes longer. The ability is in the network.',
      },
      data: {
        label: 'There is something in the images after all that foretells the labels',
        why: 'The labels were drawn without looking. On new images the network is at chance.',
      },
    },
  },
  'umap-gap': {
    ask: 'In a UMAP figure the clumps of 3 and 8 lie far apart, those of 4 and 9 close together. What does the larger gap say?',
    options: {
      similar: {
        label: '3 and 8 are less alike than 4 and 9',
        why: 'Tempting, but UMAP keeps who is near whom; the width of gaps between clumps is an artefact of the layout.',
      },
      nothing: {
        label: 'Nothing: only neighbourhoods are kept',
        why: 'Right. Distances between clumps, and their sizes, change with seed and settings.',
      },
      error: {
        label: '3 and 8 are never confused',
        why: 'A red ring tells of confusion, not a gap. Rope the points in and count.',
      },
      classes: {
        label: 'There must be other classes between them',
        why: 'An empty place stands for nothing; there are no axes with a meaning.',
      },
    },
  },
  'three-off': {
    ask: `In “Kernels and feature maps” switch at least ${OFF_AT_LEAST} channels of the second convolution off together.`,
    hint: 'Choose the layer conv2d_1, choose a channel, press “Switch this channel off”; the ranking at the bottom says which hurt.',
    done: 'Done. Compare the bars with those before: did the answer survive?',
  },
  'guess-first': {
    ask: 'In “Where does it look?” mark where you believe the network looks, then reveal the five maps.',
    hint: 'Click cells of the right-hand picture, or use arrow keys and Enter, then press the button below.',
    done: 'Done. Which of the five agrees with you, and which more than chance would?',
  },
} satisfies QuizText<typeof questions>;
