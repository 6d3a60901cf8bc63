// Words about a new version of the site. Not responsible for: the page of what is kept (storage/storage.text.ts).
import type { Localised } from '../../kit/locale/locale.ts';

interface OfflineText {
  readonly ready: string;
  readonly training: string;
  readonly otherTab: string;
  readonly apply: string;
  readonly later: string;
}

export const OFFLINE_TEXT: Localised<OfflineText> = {
  zh: {
    ready: '课程有了新版本，已经下载好。更新会重新打开这一页，学习进度和保存的训练都会保留。',
    training: '课程有了新版本，已经下载好。训练正在进行，等它结束或暂停后就可以更新。',
    otherTab: '另一个标签页正在训练。等那边结束或暂停后再更新。',
    apply: '更新',
    later: '以后再说',
  },
  en: {
    ready:
      'A new version of the course is ready on this device. Updating reopens this page; your progress and kept trainings stay.',
    training:
      'A new version of the course is ready on this device. A training is under way: you can update when it has ended or is paused.',
    otherTab: 'Another tab is training. Update when it has ended or is paused there.',
    apply: 'Update',
    later: 'Later',
  },
};
