// The lesson in English: title, promise and captions. The prose is in sections.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Classifier, Design, Input, Points, RecapSection, Recipe, WinnersSection, Worked } from './sections.en.tsx';

export const text = {
  title: 'Design your own network',
  promise:
    'You will be able to design a CNN for pictures of any size, count its parameters before it exists, say what each part is there for, and settle questions about it by training it.',
  sections: {
    input: { title: 'What goes in', Body: Input },
    recipe: { title: 'Deeper and smaller', Body: Recipe },
    classifier: { title: 'From maps to an answer', Body: Classifier },
    worked: { title: 'A worked network', Body: Worked },
    points: { title: 'Points to note', Body: Points },
    design: { title: 'Your turn', Body: Design },
    winners: { title: 'How good is good', Body: WinnersSection },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    designer: {
      title: 'The designer',
      caption:
        'Layers, code and drawing are one network: change any of them and the others follow. A click on a layer opens its settings; undo takes back whatever you did.',
    },
  },
} satisfies LessonText<typeof frame>;
