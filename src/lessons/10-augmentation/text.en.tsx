// The lesson in English: title, promise and captions. The prose is in sections.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Compare, Label, Name, RecapSection, See, Steps, Why } from './sections.en.tsx';

export const text = {
  title: 'Image augmentation',
  promise:
    'You will be able to choose changes that leave a label true, to write them in old and current Keras, to measure what they do to the gap between training and validation, and to work out the steps of an epoch.',
  sections: {
    why: { title: 'More pictures out of the same', Body: Why },
    see: { title: 'A dozen draws', Body: See },
    name: { title: 'One map, one reading', Body: Name },
    label: { title: 'Is the label still true?', Body: Label },
    compare: { title: 'With and without', Body: Compare },
    steps: { title: 'Counting steps', Body: Steps },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    preview: {
      title: 'See it before you train on it',
      caption: 'Every picture is drawn from seed, epoch and sample alone; the same numbers come back in training.',
    },
    'label-still-true': {
      title: 'Ten cases to judge',
      caption: 'Judge first. Then let real trainings say what a false label costs, digit by digit.',
    },
    'with-without': {
      title: 'One network, trained both ways',
      caption: 'Same network, seeds and budget. Dashed: training; solid: validation.',
    },
    'step-arithmetic': {
      title: 'The steps of an epoch',
      caption: 'Each bar is a batch; a lower one in the other colour is not full.',
    },
  },
} satisfies LessonText<typeof frame>;
