// The lesson in English: title, promise and captions. The prose is in sections.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Overview } from './overview.en.tsx';
import { Driving, Games, Idea, More, RecapSection, Sound, Text, Why } from './sections.en.tsx';

export const text = {
  title: 'What CNNs are used for',
  promise:
    'You will be able to say what sound, text, boards, pictures and videos have in common, so that one kind of network serves them all, and to judge whether data that you meet suit convolution.',
  sections: {
    idea: { title: 'A few numbers, slid everywhere', Body: Idea },
    why: { title: 'What three numbers can do', Body: Why },
    sound: { title: 'Sound: WaveNet', Body: Sound },
    text: { title: 'Text: classifying and translating', Body: Text },
    games: { title: 'Games, doodles and Go', Body: Games },
    driving: { title: 'Drones and self-driving cars', Body: Driving },
    more: { title: 'Other applications', Body: More },
    overview: { title: 'Side by side', Body: Overview },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    'same-idea': {
      title: 'Three numbers, five kinds of data',
      caption:
        'Drag the window over the input, or use the arrow keys. Blue is positive, orange negative, and the deeper the colour, the larger the number; cells with a dot have the largest sum. Choose “changes numbers” to draw data of your own on the input.',
    },
  },
} satisfies LessonText<typeof frame>;
