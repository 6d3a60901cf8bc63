// The lesson in English: title, promise and captions. The prose is in sections.en.tsx and handbook.en.tsx.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { HandbookSection } from './handbook.en.tsx';
import { Clinic, Curve, Keras, Order, RecapSection, Seeds, Wings } from './sections.en.tsx';

export const text = {
  title: 'When training goes wrong',
  promise:
    'You will be able to read a loss curve, to find the cause of a sick one by a few checks in a sensible order, to mend it, and to say how much a single curve is worth.',
  sections: {
    curve: { title: 'What a curve can say', Body: Curve },
    order: { title: 'In which order to look', Body: Order },
    clinic: { title: 'The clinic', Body: Clinic },
    handbook: { title: 'The handbook', Body: HandbookSection },
    keras: { title: 'The lines of Keras', Body: Keras },
    wings: { title: 'The flap of a wing', Body: Wings },
    seeds: { title: 'How many seeds', Body: Seeds },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    diagnose: {
      title: 'Diagnose me',
      caption:
        'Ten networks, each ill of something else, in an order that the seed decides. Train one, ask for examinations, name the cause; then it is mended and trained again from the same seed.',
    },
    butterfly: {
      title: 'Butterfly',
      caption:
        'Above: two runs that differ in next to nothing, compared step by step. Below: one recipe trained from several seeds.',
    },
  },
} satisfies LessonText<typeof frame>;
