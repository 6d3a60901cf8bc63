// Words for what goes wrong with a page as a whole. Not responsible for: engine errors (kit/sentences).
import type { Localised } from '../../kit/locale/locale.ts';

export interface ErrorText {
  readonly brokenTitle: string;
  readonly broken: string;
  readonly unreachable: string;
  readonly details: string;
  readonly reload: string;
  readonly retry: string;
  readonly home: string;
  readonly dismiss: string;
  readonly background: string;
  readonly notFoundTitle: string;
  readonly notFound: (address: string) => string;
  readonly planned: string;
}

export const ERROR_TEXT: Localised<ErrorText> = {
  zh: {
    brokenTitle: '这一页出错了',
    broken:
      '程序出了错，这一页没能显示出来。你的学习进度保存在这台设备上，没有丢失。重新载入通常就能恢复；如果还是不行，下面的详情可以帮助我们找到原因。',
    unreachable: '这一页的内容没能载入：可能是网络断开了。连上网络后再试一次。',
    details: '详情',
    reload: '重新载入',
    retry: '再试一次',
    home: '回到首页',
    dismiss: '知道了',
    background: '后台有一步出错了。页面还可以继续使用；如果有什么不动了，请重新载入。',
    notFoundTitle: '没有这一页',
    notFound: (address) => `这门课里没有地址为“${address}”的页面。可能是链接抄漏了几个字符。`,
    planned: '这一页已经列入课程，但还没有写好。可以读的课都在课程地图里。',
  },
  en: {
    brokenTitle: 'This page failed',
    broken:
      'A programming error kept this page from being shown. Your progress is kept on this device and is not lost. Reloading usually helps; if it does not, the details below say what happened.',
    unreachable:
      'The content of this page could not be loaded: the network may be down. Try again once you are connected.',
    details: 'Details',
    reload: 'Reload',
    retry: 'Try again',
    home: 'Go to the home page',
    dismiss: 'Dismiss',
    background: 'A step in the background failed. The page can still be used; reload it if something no longer moves.',
    notFoundTitle: 'No such page',
    notFound: (address) =>
      `The course has no page with the address “${address}”. Perhaps a few characters of the link got lost.`,
    planned:
      'This page has its place in the course but is not written yet. The lessons that can be read now are on the course map.',
  },
};
