// 本课的中文：标题、目标与图注。正文在 sections.zh.tsx，测验在 quiz.zh.ts。
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Driving, Games, Idea, More, RecapSection, Sound, Text } from './sections.zh.tsx';

export const text = {
  title: 'CNN 能做什么',
  promise:
    '学完这一课，你能说出声音、文字、棋盘和图片有什么共同点，使同一种网络都用得上；也能判断一种数据适不适合用卷积。',
  sections: {
    idea: { title: '同一个想法', Body: Idea },
    sound: { title: '声音：WaveNet', Body: Sound },
    text: { title: '文字：分类与翻译', Body: Text },
    games: { title: '游戏、涂鸦与围棋', Body: Games },
    driving: { title: '会飞的和会开的', Body: Driving },
    more: { title: '还有这些', Body: More },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    'same-idea': {
      title: '三个数，四种数据',
      caption:
        '选一种数据和一个卷积核，移动窗口。有底色的和，就是找到图案的地方。再打乱位置：棋盘上的三子相连不见了；有些图案凑巧还会找到，甚至更多，但在图片上不再排成轮廓。',
    },
  },
} satisfies LessonText<typeof frame>;
