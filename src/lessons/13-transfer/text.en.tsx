// The lesson in English: title, promise and captions. The prose is in sections.en.tsx and cases.en.tsx, the quiz in
// quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import { Cases, Conditions } from './cases.en.tsx';
import type { frame } from './frame.ts';
import { BillSection, Borrowed, Code, Extraction, RecapSection, Tuning, Why } from './sections.en.tsx';

export const text = {
  title: 'Transfer learning',
  promise:
    'After this lesson you can make a network that others trained work on pictures of your own: you know where to cut, what to freeze and how low the learning rate must be, and can choose a recipe for each of the four cases and say why.',
  sections: {
    why: { title: 'Not from the beginning', Body: Why },
    borrowed: { title: 'A borrowed network', Body: Borrowed },
    bill: { title: 'Why it is so small', Body: BillSection },
    extraction: { title: 'Feature extraction', Body: Extraction },
    tuning: { title: 'Fine-tuning', Body: Tuning },
    conditions: { title: 'Two conditions, four cases', Body: Conditions },
    cases: { title: 'Four recipes', Body: Cases },
    code: { title: 'In Keras', Body: Code },
    recap: { title: 'Recap', Body: RecapSection },
  },
  exhibits: {
    'what-mobilenet-sees': {
      title: 'What MobileNet sees',
      caption:
        'A picture, the square that the network reads, its answer; block by block further in, the maps and the bill.',
    },
    'your-classes': {
      title: 'Your classes',
      caption:
        'Collect pictures, train the new layer, try it. Pictures, features and the new layer are on this device only.',
    },
    'where-to-cut': {
      title: 'Where to cut',
      caption:
        'The slider is the cut. Features at the cut are laid out in the plane; beside them the accuracy measured at every cut; the three curves are the three ways to train.',
    },
    'four-cases': {
      title: 'The four cases, measured',
      caption:
        'Similarity runs across, the amount of data down. Predict who wins in each place, then let this device fill them in.',
    },
  },
} satisfies LessonText<typeof frame>;
