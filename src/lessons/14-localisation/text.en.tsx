// The lesson in English: title, promise and captions. The prose is in sections.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { BoxSection, Code, Gradients, Limits, Map, Pooling, Question, RecapSection } from './sections.en.tsx';

export const text = {
  title: 'Where it looks',
  promise:
    'After this lesson you can read off a classifier where in a picture its answer came from, turn that into a box without ever having labelled one, and say how far such a map can be trusted.',
  sections: {
    question: { title: 'The cat or the sofa?', Body: Question },
    pooling: { title: 'What pooling throws away', Body: Pooling },
    map: { title: 'The class activation map', Body: Map },
    box: { title: 'From the map to a box', Body: BoxSection },
    gradients: { title: 'Any layer, any network: Grad-CAM', Body: Gradients },
    limits: { title: 'What the map does not say', Body: Limits },
    code: { title: 'In Keras', Body: Code },
    recap: { title: 'Recap', Body: RecapSection },
  },
  exhibits: {
    'class-activation': {
      title: 'Where does it look?',
      caption:
        'A picture, your own or the camera’s; the map of the class you choose over it; the box that follows, and yours beside it.',
    },
  },
} satisfies LessonText<typeof frame>;
