// The lesson in English: title, promise and captions. The prose is in sections.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { AlexNet, Code, Contest, Deeper, Family, RecapSection, ResNet, Vanishing, Vgg } from './sections.en.tsx';

export const text = {
  title: 'Architectures that changed the field',
  promise:
    'After this lesson you can say what AlexNet, VGG and ResNet each brought, work out what their parts cost, and explain why deep networks could not be trained and then could.',
  sections: {
    contest: { title: 'A contest with a million pictures', Body: Contest },
    alexnet: { title: 'AlexNet, 2012', Body: AlexNet },
    vgg: { title: 'VGG, 2014: small kernels only', Body: Vgg },
    family: { title: 'The family on one scale', Body: Family },
    vanishing: { title: 'Why not simply deeper?', Body: Vanishing },
    resnet: { title: 'ResNet, 2015: a way around', Body: ResNet },
    deeper: { title: 'Deeper and worse, measured', Body: Deeper },
    code: { title: 'In Keras', Body: Code },
    recap: { title: 'Recap', Body: RecapSection },
  },
  exhibits: {
    'family-tree': {
      title: 'Six famous networks, to scale',
      caption: 'Layers, parameters and multiplications of each, counted layer by layer; two of them side by side.',
    },
    'why-residual': {
      title: 'How much gradient arrives?',
      caption: 'The same weights with shortcuts and without: what is left of the gradient at every layer.',
    },
    degradation: {
      title: 'Train both',
      caption:
        'Two networks of equal weights, one with shortcuts, trained here on real digits: at which depth does the plain one give up?',
    },
  },
} satisfies LessonText<typeof frame>;
