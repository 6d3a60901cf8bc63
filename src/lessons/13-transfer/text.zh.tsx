// The lesson in Chinese: title, promise and captions. The prose is in sections.zh.tsx and cases.zh.tsx, the quiz in
// quiz.zh.ts.
import type { LessonText } from '../../kit/lesson/lesson.ts';
import { Cases, Conditions } from './cases.zh.tsx';
import type { frame } from './frame.ts';
import { BillSection, Borrowed, Code, Extraction, RecapSection, Tuning, Why } from './sections.zh.tsx';

export const text = {
  title: '迁移学习',
  promise:
    '学完这一课，你能把别人训练好的网络用在自己的图片上：知道该切在哪里、冻结什么、学习率多低，能为四种情形各选一种做法，并说出理由。',
  sections: {
    why: { title: '不必从头开始', Body: Why },
    borrowed: { title: '借来的网络', Body: Borrowed },
    bill: { title: '为什么它这么小', Body: BillSection },
    extraction: { title: '特征提取', Body: Extraction },
    tuning: { title: '微调', Body: Tuning },
    conditions: { title: '两个条件，四种情形', Body: Conditions },
    cases: { title: '四种做法', Body: Cases },
    code: { title: '在 Keras 里', Body: Code },
    recap: { title: '小结', Body: RecapSection },
  },
  exhibits: {
    'what-mobilenet-sees': {
      title: 'MobileNet 看到了什么',
      caption: '一张图片、网络读到的正方形、它的回答；一块一块往里走，看映射和账单。',
    },
    'your-classes': {
      title: '你自己的类别',
      caption: '先收集图片，再训练新的一层，然后试一试。图片、特征和新的一层都只在这台设备上。',
    },
    'where-to-cut': {
      title: '切在哪里',
      caption: '滑块是切口。切口处的特征铺在平面上，旁边是每个切口量出的准确率；下面三条曲线是三种做法。',
    },
    'four-cases': {
      title: '四种情形，量一量',
      caption: '横着是相似程度，竖着是数据多少。先预测每一格谁会赢，再让这台设备把格子填满。',
    },
  },
} satisfies LessonText<typeof frame>;
