// The lesson in English: title, promise and captions. The prose is in sections.en.tsx and methods.en.tsx, the quiz in
// quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { FoolFacts, Methods } from './methods.en.tsx';
import { Dream, Excite, Fool, Heart, MapFacts, Maps, RecapSection, Space, Stack, Where, Why } from './sections.en.tsx';

export const text = {
  title: 'Looking inside',
  promise:
    'You will be able to see what each layer of a network you trained yourself responds to, to say what five kinds of saliency map measure and which of them to trust, to fool the network on purpose, and to show that it could have learnt everything by heart.',
  sections: {
    why: { title: 'A box that can be opened', Body: Why },
    maps: { title: 'Filters and feature maps', Body: Maps },
    'map-facts': { title: 'How a map is to be read', Body: MapFacts },
    stack: { title: 'The whole network at once', Body: Stack },
    excite: { title: 'What excites a unit', Body: Excite },
    dream: { title: 'Deep dream', Body: Dream },
    where: { title: 'Where does it look?', Body: Where },
    methods: { title: 'Five maps, five questions', Body: Methods },
    fool: { title: 'Fooling it', Body: Fool },
    'fool-facts': { title: 'Why so little is enough', Body: FoolFacts },
    heart: { title: 'Learnt, or learnt by heart?', Body: Heart },
    space: { title: 'Where images come to lie', Body: Space },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    'feature-maps': {
      title: 'Kernels and feature maps',
      caption:
        'Every channel of every layer for the picture in sight. Choose one to see its kernel and who reads it; switch it off, and everything behind it changes.',
    },
    'network-3d': {
      title: 'The network, true to scale',
      caption:
        'From the picture to the answer: each plane is what one channel puts out; the depth of a block is the number of its channels.',
    },
    'what-excites': {
      title: 'A picture grown for one unit',
      caption: 'From grey noise uphill. The sliders say what the picture may not become.',
    },
    'deep-dream': {
      title: 'What a layer dreams of',
      caption: 'A photograph changed until the layer sees more of what it saw in it.',
    },
    saliency: {
      title: 'What an answer was read from',
      caption: 'Cover a piece and watch the probability; then guess, mark, and compare five maps with your marks.',
    },
    adversarial: {
      title: 'Adversarial lab',
      caption: 'The image, the change enlarged, and the changed image, with the answers to both.',
    },
    memorisation: {
      title: 'Five networks, five kinds of truth',
      caption: 'The same network and images; only labels or pixels are spoilt. Solid: training; dashed: new images.',
    },
    embedding: {
      title: 'The test set as a layer sees it',
      caption: 'Each digit is a test image, placed by what the layer puts out. A ring means a wrong answer.',
    },
  },
} satisfies LessonText<typeof frame>;
