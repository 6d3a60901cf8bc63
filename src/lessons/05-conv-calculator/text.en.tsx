// The lesson in English: title, promise and captions. The prose is in sections.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Count, Examples, Family, Line, RecapSection, ShapeSection, Sides } from './sections.en.tsx';

export const text = {
  title: 'Shapes and parameters, calculated',
  promise:
    'You will be able to write a convolutional layer in Keras, and to say of any layer, before it runs, what shape comes out, where the zeros stand, how many parameters it has and why.',
  sections: {
    line: { title: 'A layer in one line', Body: Line },
    examples: { title: 'Three examples', Body: Examples },
    count: { title: 'The number of parameters', Body: Count },
    shape: { title: 'The shape of what comes out', Body: ShapeSection },
    sides: { title: 'Two formulas, and the odd row of zeros', Body: Sides },
    family: { title: 'The whole family', Body: Family },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    calculator: {
      title: 'The calculator',
      caption:
        'Code, summary row, form and drawing are four views of one layer: change or paste any of them. Open a number to see how it comes about.',
    },
  },
} satisfies LessonText<typeof frame>;
