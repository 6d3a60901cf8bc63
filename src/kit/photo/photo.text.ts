// The words of choosing a photo, and a sentence for everything that can be wrong with a file or a camera.
// Not responsible for: finding out what is wrong (read-photo.ts, use-camera.ts).
import type { Localised } from '../locale/locale.ts';

export type PhotoProblem = 'empty' | 'not-an-image' | 'svg' | 'format' | 'too-large' | 'damaged' | 'not-loaded';

export type CameraProblem = 'refused' | 'absent' | 'busy' | 'unplugged' | 'unsupported';

export const PHOTO_SENTENCES: Readonly<Record<PhotoProblem, Localised<string>>> = {
  empty: {
    zh: '这个文件是空的，或者浏览器无法读取它。请另选一张照片。',
    en: 'This file is empty, or the browser may not read it. Choose another photo.',
  },
  'not-an-image': {
    zh: '这个文件不是图片。请选择 JPEG、PNG、WebP 或 AVIF 照片。',
    en: 'This file is not a picture. Choose a JPEG, PNG, WebP or AVIF photo.',
  },
  svg: {
    zh: 'SVG 是由指令画成的图，里面可能带有程序，所以这里不打开它。请先把它另存为 PNG。',
    en: 'An SVG is a drawing made of instructions and may contain a program, so it is not opened here. Save it as PNG first.',
  },
  format: {
    zh: '这种图片格式浏览器解不开（例如 HEIC 或 TIFF）。请先把照片另存为 JPEG。',
    en: 'Browsers can’t decode this kind of picture (HEIC or TIFF, for instance). Save the photo as JPEG first.',
  },
  'too-large': {
    zh: '这张图片大得放不进内存（超过 1.2 亿像素或 100 MB）。请先把它缩小。',
    en: 'This picture is too large for memory (over 120 megapixels or 100 MB). Make it smaller first.',
  },
  damaged: {
    zh: '这张图片解不开：文件可能已损坏、没有下载完，或者对这台设备来说太大。请另选一张。',
    en: 'This picture can’t be decoded: it may be damaged, cut short, or too large for this device. Choose another.',
  },
  'not-loaded': {
    zh: '这张图片没能下载，先用一幅画出来的图代替。连上网络后可以再试。',
    en: 'This picture could not be fetched; a drawn one stands in. Try again when you are online.',
  },
};

export const CAMERA_SENTENCES: Readonly<Record<CameraProblem, Localised<string>>> = {
  refused: {
    zh: '浏览器没有得到使用摄像头的许可，所以显示的是图片。可以在地址栏的网站设置里改为允许，再试一次。',
    en: 'The browser was not allowed to use the camera, so a picture is shown. Allow it in the site settings beside the address, then try again.',
  },
  absent: {
    zh: '没有找到摄像头，所以显示的是图片。接上摄像头后可以再试，也可以打开一张照片。',
    en: 'No camera was found, so a picture is shown. Connect one and try again, or open a photo.',
  },
  busy: {
    zh: '摄像头打不开，可能正被另一个程序使用，所以显示的是图片。请关掉那个程序再试。',
    en: 'The camera can’t be started, perhaps because another program uses it, so a picture is shown. Close that program and try again.',
  },
  unplugged: {
    zh: '摄像头的画面中断了（可能被拔掉或被系统关闭），所以换回了图片。',
    en: 'The camera stopped (unplugged, or turned off by the system), so a picture is shown again.',
  },
  unsupported: {
    zh: '这个页面不能使用摄像头：浏览器只在安全连接（https）下允许。可以改为打开一张照片。',
    en: 'The camera can’t be used on this page: browsers allow it over secure connections (https) only. Open a photo instead.',
  },
};

interface PhotoText {
  readonly picture: string;
  readonly own: (name: string) => string;
  readonly camera: string;
  readonly open: string;
  readonly startCamera: string;
  readonly stopCamera: string;
  readonly asking: string;
  readonly paused: string;
  readonly reading: string;
  readonly stays: string;
  readonly retry: string;
  readonly scaled: (from: string, to: string) => string;
}

export const photoText: Localised<PhotoText> = {
  zh: {
    picture: '图片',
    own: (name) => `我的照片：${name}`,
    camera: '摄像头',
    open: '打开照片…',
    startCamera: '打开摄像头',
    stopCamera: '关闭摄像头',
    asking: '正在等待摄像头；浏览器可能会先询问是否允许。',
    paused: '图离开了视野，摄像头已关闭。',
    reading: '正在读取照片……',
    stays: '照片和摄像头画面只在这台设备上处理，不会上传，也不会写进链接。',
    retry: '再试一次',
    scaled: (from, to) => `原图 ${from} 像素，已调整为 ${to} 像素。`,
  },
  en: {
    picture: 'Picture',
    own: (name) => `My photo: ${name}`,
    camera: 'Camera',
    open: 'Open a photo…',
    startCamera: 'Start the camera',
    stopCamera: 'Stop the camera',
    asking: 'Waiting for the camera; the browser may ask for permission first.',
    paused: 'The figure went out of sight, so the camera was turned off.',
    reading: 'Reading the photo…',
    stays: 'Photos and camera pictures are handled on this device only: nothing is uploaded or put into a link.',
    retry: 'Try again',
    scaled: (from, to) => `The original has ${from} pixels and was resized to ${to}.`,
  },
};
