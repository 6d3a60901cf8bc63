// The lesson in English: title, promise and captions. The prose is in sections.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Draw, Duel, Flat, Invariance, Local, Network, RecapSection, Sharing, Tests, Wires } from './sections.en.tsx';

export const text = {
  title: 'MLP against CNN',
  promise:
    'You will be able to say what flattening throws away, to derive the two ideas that turn a dense layer into a convolution, and to show by an experiment of your own what each is worth.',
  sections: {
    flat: { title: 'A picture becomes a list', Body: Flat },
    wires: { title: 'Cut the cables', Body: Wires },
    local: { title: 'Local connectivity', Body: Local },
    sharing: { title: 'Parameter sharing', Body: Sharing },
    invariance: { title: 'Statistical invariance', Body: Invariance },
    network: { title: 'What the network becomes', Body: Network },
    duel: { title: 'The duel', Body: Duel },
    tests: { title: 'What moving and shuffling tell', Body: Tests },
    draw: { title: 'Your own digit', Body: Draw },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    flatten: {
      title: 'From picture to vector',
      caption:
        'Point at a pixel or at the ribbon, or use the arrow keys: the same number lights up in both. Dashed: its neighbours in the picture.',
    },
    'cut-the-cables': {
      title: 'Cut the cables, tie the weights',
      caption:
        'One layer, wired in four ways. Point at an output unit to see its wires; in steps 3 and 4 wires of one colour are one weight.',
    },
    duel: {
      title: 'MLP against CNN, trained in your browser',
      caption:
        'Same images, same order, same seed. Nothing leaves this device. Change either network, the data or the plan, and train again.',
    },
    draw: {
      title: 'Write a digit',
      caption:
        'Your strokes are prepared as MNIST’s digits were and shown to both networks of the duel. The drawing stays on this device.',
    },
  },
} satisfies LessonText<typeof frame>;
