// The lesson in English: title, promise and captions. The prose is in sections.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { ArraySection, Bill, Code, Grow, RecapSection, Rules, Size, Tip } from './sections.en.tsx';

export const text = {
  title: 'From pixels to features: the pyramid',
  promise:
    'You will be able to turn any picture into the input of a network, to say the shape and the parameters of every layer of a CNN for images, and to point out where the parameters are spent and where places are lost.',
  sections: {
    array: { title: 'An image is a three-dimensional array', Body: ArraySection },
    size: { title: 'One size for all', Body: Size },
    grow: { title: 'Smaller and deeper', Body: Grow },
    bill: { title: 'The bill, layer by layer', Body: Bill },
    code: { title: 'In Keras', Body: Code },
    tip: { title: 'What is left at the tip', Body: Tip },
    rules: { title: 'Designing your own', Body: Rules },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    'image-as-volume': {
      title: 'A picture taken apart',
      caption:
        'Move over what the network sees or over any channel, or use the arrow keys: three tables name the red, green and blue of the same pixel.',
    },
    pyramid: {
      title: 'The pyramid, to scale',
      caption:
        'Above, the volumes that leave the layers; below, on one axis, how many numbers leave each layer and how many parameters it has.',
    },
  },
} satisfies LessonText<typeof frame>;
