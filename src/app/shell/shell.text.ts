// Words of the page around the lessons. Not responsible for: lessons, exhibits, engine sentences (kit/sentences).
import type { Localised } from '../../kit/locale/locale.ts';

export interface ShellText {
  readonly skip: string;
  readonly brand: string;
  readonly siteNavigation: string;
  readonly courseMap: string;
  readonly gallery: string;
  readonly playground: string;
  readonly glossary: string;
  readonly references: string;
  readonly licences: string;
  readonly teach: string;
  readonly storage: string;
  readonly progress: string;
  readonly search: string;
  /** Named in the other language, because its readers look for it. */
  readonly otherLanguage: string;
  readonly switchLanguage: string;
  readonly theme: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly changeTheme: (current: string) => string;
  readonly help: string;
  readonly close: string;
  readonly privacy: string;
  readonly storageRefused: string;
}

export const SHELL_TEXT: Localised<ShellText> = {
  zh: {
    skip: '跳到正文',
    brand: 'Stride',
    siteNavigation: '全站导航',
    courseMap: '课程地图',
    gallery: '互动图',
    playground: '实验场',
    glossary: '术语表',
    references: '参考资料',
    licences: '许可与来源',
    teach: '给教师',
    storage: '本机保存的内容',
    progress: '我的进度',
    search: '在整门课里查找',
    otherLanguage: 'English',
    switchLanguage: '切换到英文',
    theme: { system: '跟随系统', light: '浅色', dark: '深色' },
    changeTheme: (current) => `配色：${current}。点按更换`,
    help: '键盘快捷键',
    close: '关闭',
    privacy: '训练和计算都在你的浏览器里进行。你画的数字、拍的照片不会离开这台设备。',
    storageRefused: '浏览器不允许本页在这台设备上保存内容，学习进度在关闭页面后不会保留。',
  },
  en: {
    skip: 'Skip to content',
    brand: 'Stride',
    siteNavigation: 'Site',
    courseMap: 'Course map',
    gallery: 'Figures',
    playground: 'Playground',
    glossary: 'Glossary',
    references: 'References',
    licences: 'Licences and sources',
    teach: 'For teachers',
    storage: 'Kept on this device',
    progress: 'My progress',
    search: 'Search the course',
    otherLanguage: '中文',
    switchLanguage: 'Switch to Chinese',
    theme: { system: 'system', light: 'light', dark: 'dark' },
    changeTheme: (current) => `Colours: ${current}. Press to change`,
    help: 'Keyboard shortcuts',
    close: 'Close',
    privacy:
      'Training and every computation happen in your browser. Digits you draw and photos you take never leave this device.',
    storageRefused:
      'The browser does not let this page store anything on this device, so your progress ends when the page is closed.',
  },
};
