// The lesson in English: title, promise and captions. The prose is in sections.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import {
  Conventions,
  Effective,
  Field,
  Filters,
  Formulas,
  Kernel,
  OneNumber,
  Photo,
  RecapSection,
  Stride,
} from './sections.en.tsx';

export const text = {
  title: 'The convolutional layer',
  promise:
    'You will be able to work out any number that a convolutional layer puts out, to say how large its output is and where Keras puts the zeros, and to tell how much of the picture a unit sees, and how much of that it uses.',
  sections: {
    kernel: { title: 'A question asked everywhere', Body: Kernel },
    photo: { title: 'Kernels on a photo', Body: Photo },
    number: { title: 'One number, to the last digit', Body: OneNumber },
    filters: { title: 'Depth of a kernel, number of filters', Body: Filters },
    stride: { title: 'How the window walks', Body: Stride },
    formulas: { title: 'The two output formulas', Body: Formulas },
    conventions: { title: 'Another library, another map', Body: Conventions },
    field: { title: 'What a unit can see', Body: Field },
    effective: { title: 'What a unit listens to', Body: Effective },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    'kernel-on-photo': {
      title: 'A kernel on your photo',
      caption:
        'Change any weight, choose a kernel by name, take a photo of your own or the camera. Drag the window, or use the arrow keys: every product of that place is written out below.',
    },
    'one-number': {
      title: 'One number at a time',
      caption:
        'Click any output cell, or use the arrow keys there: the window moves, and its number is worked out below. Every input, weight and bias can be changed.',
    },
    'stride-padding': {
      title: 'Stride and padding',
      caption:
        'Every cell that the window reads, every zero put around, every cell left out. Click the output, or use the arrow keys there, to move the window.',
    },
    'receptive-field': {
      title: 'Receptive field',
      caption:
        'Click any unit of any layer: what it reads lights up in all layers before it. The dashed box on the input is its receptive field, which may reach into the padding.',
    },
  },
} satisfies LessonText<typeof frame>;
