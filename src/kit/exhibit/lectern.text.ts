// Words of the lectern's tools. Not responsible for: the frame's (frame.text.ts) or any exhibit's.
import type { Localised } from '../locale/locale.ts';

interface LecternText {
  readonly tools: string;
  readonly light: string;
  readonly timer: string;
  readonly minute: string;
  readonly over: string;
  readonly qr: string;
  readonly blank: string;
  readonly unblank: string;
  readonly keys: string;
  readonly scan: string;
  readonly qrPicture: string;
  readonly close: string;
  readonly tooLong: string;
  readonly qrFailed: string;
  readonly onlyHere: string;
}

export const LECTERN_TEXT: Localised<LecternText> = {
  zh: {
    tools: '讲台工具',
    light: '光标高亮',
    timer: '计时',
    minute: '加一分钟',
    over: '时间到。',
    qr: '二维码',
    blank: '黑屏',
    unblank: '屏幕已遮住，点按或按 B 恢复',
    keys: '按键：P 光标高亮，T 计时，M 给学生加一分钟，Q 二维码，B 或句点黑屏，Esc 退出。',
    scan: '扫一扫，打开现在这个样子',
    qrPicture: '当前状态链接的二维码',
    close: '关闭二维码',
    tooLong: '这个状态的链接太长，放不进一个二维码。请用“复制链接”发给学生。',
    qrFailed: '二维码没能载入：可能是网络断开了。请把下面的链接发给学生。',
    onlyHere: '注意：这个地址只在这台机器上有效，学生的手机打不开。请用局域网地址打开课程后再出示二维码。',
  },
  en: {
    tools: 'Lectern tools',
    light: 'Pointer light',
    timer: 'Timer',
    minute: 'One minute more',
    over: 'Time is up.',
    qr: 'QR code',
    blank: 'Blank screen',
    unblank: 'Screen blanked; press anywhere or B to bring it back',
    keys: 'Keys: P pointer light, T timer, M one minute more for the class, Q QR code, B or full stop blanks the screen, Esc leaves.',
    scan: 'Scan to open the figure as it is now',
    qrPicture: 'QR code of the link to the present state',
    close: 'Close the QR code',
    tooLong: 'The link to this state is too long for a QR code. Send it to the class with “Copy link”.',
    qrFailed: 'The QR code could not be loaded: the network may be down. Give the class the link below.',
    onlyHere:
      'Note: this address works on this machine only; phones cannot open it. Open the course by its network address first.',
  },
};
