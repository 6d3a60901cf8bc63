// The lesson in English: title, promise and captions. The prose is in sections.en.tsx and training.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Activations, Dropout, Initialisers, Layers, Losses, Task } from './sections.en.tsx';
import { Callbacks, Optimizers, Others, Reading, RecapSection, Step } from './training.en.tsx';

export const text = {
  title: 'Classifying pictures with an MLP',
  promise:
    'You will be able to build a multilayer perceptron for pictures, say what each part of it does and why it is there, train it, stop at the right time, and judge the result fairly.',
  sections: {
    task: { title: 'Ten digits', Body: Task },
    layers: { title: 'Flatten and dense', Body: Layers },
    activations: { title: 'The bend: activation functions', Body: Activations },
    losses: { title: 'How wrong: loss functions', Body: Losses },
    initialisers: { title: 'Where to begin: initial weights', Body: Initialisers },
    dropout: { title: 'Not by heart: dropout', Body: Dropout },
    optimizers: { title: 'Which step: optimizers', Body: Optimizers },
    step: { title: 'One step, opened', Body: Step },
    callbacks: { title: 'When to stop: validation and callbacks', Body: Callbacks },
    reading: { title: 'Reading a result', Body: Reading },
    others: { title: 'How good is good', Body: Others },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    'activation-functions': {
      title: 'Activation explorer',
      caption:
        'The thick line is the opened function, the dotted one its derivative, the short stroke its tangent at the point. Below, what a stack of such layers leaves of a gradient. The second half opens softmax, which needs a whole row of numbers.',
    },
    losses: {
      title: 'Losses side by side, and a bet',
      caption:
        'One prediction under every loss: its value, and how hard it pulls at each logit. Then the game: spread your probability over the ten digits, pay the cross-entropy, and compare with a network that has paid for the same pictures.',
    },
    initialisers: {
      title: 'Initial weights, layer by layer',
      caption:
        'The same pictures go through a fresh, untrained stack. Watch the spread of the activations on the way up and of the gradients on the way down, as the stack gets deeper.',
    },
    dropout: {
      title: 'Dropout dice',
      caption:
        'Eight units, a die each: the masks are the ones that the training engine draws for this seed, step and layer. Roll often and watch the mean. Then train with and without dropout from the same seed and see what it changes, and what it does not.',
    },
    'optimizer-race': {
      title: 'Optimizer race',
      caption:
        'Same weights, same batches, another rule each. Curves are real training in this browser; run it again and the fingerprints must repeat.',
    },
    'training-step': {
      title: 'One training step, opened',
      caption:
        'Any weight of a small network: what each image and each place adds to its gradient, and what the optimizer makes of the sum.',
    },
    callbacks: {
      title: 'Callbacks: where to stop, what to keep',
      caption:
        'Twenty-five epochs of a network that learns its few images by heart. Change patience and least improvement and see where EarlyStopping stops and what ModelCheckpoint writes; after training, drag the slider and weights and predictions return to that epoch.',
    },
    'mnist-classifiers': {
      title: 'Yours among the classics',
      caption:
        'Published test errors on MNIST, and your own networks among them, measured on the same 10,000 images. Look at the last column before you cheer.',
    },
  },
} satisfies LessonText<typeof frame>;
