// Words of the page that shows what is kept on the device. Not responsible for: trainings' own list (compute-page).
import type { Localised } from '../../kit/locale/locale.ts';
import type { KeptId } from './kept.ts';

interface StorageText {
  readonly title: string;
  readonly intro: string;
  readonly overviewTitle: string;
  readonly reading: string;
  readonly noCaches: string;
  readonly used: (used: string, quota: string) => string;
  readonly persistent: string;
  readonly notPersistent: string;
  readonly persist: string;
  readonly persistRefused: string;
  readonly contentsTitle: string;
  readonly names: Readonly<Record<Exclude<KeptId, 'mnist' | 'fashion-mnist' | 'cifar10'>, string>>;
  readonly size: (bytes: string, files: number) => string;
  readonly sizeOf: (bytes: string, total: string) => string;
  readonly nothing: string;
  readonly shellNote: string;
  readonly keep: (name: string) => string;
  readonly keepWord: string;
  readonly keeping: (name: string) => string;
  readonly keepFailed: string;
  readonly cancel: string;
  readonly remove: (name: string) => string;
  readonly removeWord: string;
  readonly trainingsTitle: string;
  readonly trainingsIntro: string;
}

export const STORAGE_TEXT: Localised<StorageText> = {
  zh: {
    title: '这台设备上保存的内容',
    intro:
      '课程本身在第一次打开后就留在浏览器里，没有网络也能用。数据集在用到时保存；要带到没有网络的地方，可以先在这里整套保存。',
    overviewTitle: '空间',
    reading: '正在查看……',
    noCaches: '浏览器不允许本页保存文件（例如不是 https 地址，或处于无痕窗口）。有网络时课程照常可用。',
    used: (used, quota) => `这个网站已用 ${used}，浏览器最多给 ${quota}。`,
    persistent: '浏览器答应不会自行清除这些内容。',
    notPersistent: '空间紧张时，浏览器可能自行清除这些内容。',
    persist: '请浏览器长期保留',
    persistRefused: '浏览器没有答应。把课程加入书签或安装到设备上之后再试，往往会同意。',
    contentsTitle: '课程与数据',
    names: {
      shell: '课程：页面、互动图和字体',
      photos: '示例照片',
      models: '训练好的模型',
      features: '图片的特征（每张图片一份）',
    },
    size: (bytes, files) => `${bytes}，${files} 个文件`,
    sizeOf: (bytes, total) => `已存 ${bytes}，整套共 ${total}`,
    nothing: '尚未保存',
    shellNote: '更新后旧版本会保留一份，直到下一次更新。',
    keep: (name) => `整套保存 ${name}`,
    keepWord: '整套保存',
    keeping: (name) => `正在保存 ${name}`,
    keepFailed: '没有保存完：网站上没有这个数据集，或网络中断，或空间不够。已经下载的部分会保留，可以再试。',
    cancel: '停止',
    remove: (name) => `删除 ${name}`,
    removeWord: '删除',
    trainingsTitle: '训练',
    trainingsIntro: '关掉页面后可以从这里接着训练。',
  },
  en: {
    title: 'Kept on this device',
    intro:
      'After the first visit the course itself stays in this browser and opens without a network. Data sets are kept when they are used; to take one where there is no network, keep it whole from here.',
    overviewTitle: 'Space',
    reading: 'Looking…',
    noCaches:
      'The browser does not let this page keep files (the address is not https, for example, or the window is private). With a network the course works as usual.',
    used: (used, quota) => `This site uses ${used} of at most ${quota} that the browser grants.`,
    persistent: 'The browser has promised not to clear this by itself.',
    notPersistent: 'When space runs out, the browser may clear this by itself.',
    persist: 'Ask the browser to keep it',
    persistRefused: 'The browser did not agree. It often does once the course is bookmarked or installed.',
    contentsTitle: 'The course and its data',
    names: {
      shell: 'The course: pages, figures and fonts',
      photos: 'Sample photos',
      models: 'Trained models',
      features: 'Features of pictures (one file a picture)',
    },
    size: (bytes, files) => `${bytes} in ${files} ${files === 1 ? 'file' : 'files'}`,
    sizeOf: (bytes, total) => `${bytes} of ${total}`,
    nothing: 'not kept yet',
    shellNote: 'After an update the version before stays until the next one.',
    keep: (name) => `Keep all of ${name}`,
    keepWord: 'Keep all',
    keeping: (name) => `Keeping ${name}`,
    keepFailed:
      'It was not kept whole: this site does not have the set, the network ended, or there is no room. What has come stays; try again.',
    cancel: 'Stop',
    remove: (name) => `Delete ${name}`,
    removeWord: 'Delete',
    trainingsTitle: 'Trainings',
    trainingsIntro: 'They can be continued after the page was closed.',
  },
};
