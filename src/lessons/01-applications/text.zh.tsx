// 本课的中文：标题、目标与图注。正文在 sections.zh.tsx，测验在 quiz.zh.ts。
import type { LessonText } from '../../kit/lesson/lesson.ts';
import type { frame } from './frame.ts';
import { Overview } from './overview.zh.tsx';
import { Driving, Games, Idea, More, RecapSection, Sound, Text, Why } from './sections.zh.tsx';

export const text = {
  title: 'CNN 能做什么',
  promise:
    '学完这一课，你能说出声音、文字、棋盘、图片和视频有什么共同点，为什么同一种网络都用得上；拿到一种新的数据，也能判断它适不适合用卷积。',
  sections: {
    idea: { title: '几个数，到处滑动', Body: Idea },
    why: { title: '三个数能做什么', Body: Why },
    sound: { title: '声音：WaveNet', Body: Sound },
    text: { title: '文字：分类与翻译', Body: Text },
    games: { title: '游戏、涂鸦与围棋', Body: Games },
    driving: { title: '无人机与无人驾驶', Body: Driving },
    more: { title: '其他应用', Body: More },
    overview: { title: '放在一起看', Body: Overview },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    'same-idea': {
      title: '三个数，五种数据',
      caption:
        '在输入上拖动窗口，或用方向键。蓝色为正，橙色为负，颜色越深，数越大；带圆点的格子，和最大。选“改数字”，就能在输入上画自己的数据。',
    },
  },
} satisfies LessonText<typeof frame>;
