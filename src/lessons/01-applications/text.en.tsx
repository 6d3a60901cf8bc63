// The lesson in English: title, promise and captions. The prose is in sections.en.tsx, the quiz in quiz.en.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Driving, Games, Idea, More, RecapSection, Sound, Text } from './sections.en.tsx';

export const text = {
  title: 'What CNNs are used for',
  promise:
    'You will be able to say what sound, text, boards and pictures have in common, so that one kind of network serves them all, and to judge whether data of your own suit convolution.',
  sections: {
    idea: { title: 'One idea', Body: Idea },
    sound: { title: 'Sound: WaveNet', Body: Sound },
    text: { title: 'Text: classifying and translating', Body: Text },
    games: { title: 'Games, doodles and Go', Body: Games },
    driving: { title: 'Flying and driving', Body: Driving },
    more: { title: 'And more', Body: More },
    recap: { title: 'In short', Body: RecapSection },
  },
  exhibits: {
    'same-idea': {
      title: 'Three numbers, four kinds of data',
      caption:
        'Choose data and a kernel and move the window. Tinted sums are where the pattern was found. Then shuffle the positions: three in a row is gone from the board. Some patterns still turn up by chance, even more often, but in the picture they no longer form an outline.',
    },
  },
} satisfies LessonText<typeof frame>;
