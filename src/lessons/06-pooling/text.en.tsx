// The lesson in English: title, promise and captions. The prose is in sections.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Back, Choose, Global, Lab, Name, RecapSection, Shift, Why } from './sections.en.tsx';

export const text = {
  title: 'Pooling layers',
  promise:
    'You will be able to work out the output shape of any pooling layer, to say what max, average and global average pooling keep and where their gradients go, and to show by measurement how tolerant of shifts they are.',
  sections: {
    why: { title: 'Too many numbers', Body: Why },
    lab: { title: 'One number a window', Body: Lab },
    name: { title: 'Three arguments, no weights', Body: Name },
    back: { title: 'Where the gradient goes', Body: Back },
    shift: { title: 'A small move', Body: Shift },
    global: { title: 'One number a map', Body: Global },
    choose: { title: 'Which one to use', Body: Choose },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    'pool-lab': {
      title: 'The pooling bench',
      caption:
        'Point at the smaller map or use the arrow keys: its window is outlined on the left, dashed cells are the winners, and on the right the gradient goes back.',
    },
    'shift-tolerance': {
      title: 'How much the maps change when the picture moves',
      caption: 'The curves compare all maps before and after the move; one of them is shown below.',
    },
    'global-average': {
      title: 'From a stack of maps to a score',
      caption:
        'Each map leaves its mean, and weights add the means up to a score; the same weights laid over the maps are the class activation map.',
    },
  },
} satisfies LessonText<typeof frame>;
