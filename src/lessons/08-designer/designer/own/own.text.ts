// The words of own images. Not responsible for: what is wrong with a file (kit/photo/photo.text.ts).
import type { Localised } from '../../../../kit/locale/locale.ts';
import type { PhotoProblem } from '../../../../kit/photo/photo.text.ts';
import type { OwnRole } from './own-images.ts';

export interface OwnText {
  readonly title: string;
  readonly privacy: string;
  readonly totals: (classes: string, images: string) => string;
  readonly shares: (train: string, validation: string, test: string) => string;
  readonly loading: string;
  readonly addClass: string;
  readonly openFolders: string;
  readonly dropHere: string;
  readonly tools: string;
  readonly undo: string;
  readonly redo: string;
  readonly newClass: (number: string) => string;
  readonly className: (number: string) => string;
  readonly images: (count: string) => string;
  readonly addImages: string;
  readonly addImagesTo: (name: string) => string;
  readonly removeClass: string;
  readonly removeClassNamed: (name: string) => string;
  readonly removeImage: (number: string, name: string, role: string) => string;
  readonly roles: Readonly<Record<OwnRole, string>>;
  readonly rolesHint: string;
  readonly more: (count: string) => string;
  readonly moreOf: (count: string, name: string) => string;
  readonly noImages: string;
  readonly reading: string;
  readonly stop: string;
  readonly added: (count: string) => string;
  readonly twice: (count: string) => string;
  readonly over: (count: string, most: string) => string;
  readonly overClasses: (count: string, most: string) => string;
  readonly refused: (count: string, parts: string) => string;
  readonly reasons: Readonly<Record<PhotoProblem, string>>;
  readonly part: (reason: string, count: string) => string;
  readonly noClass: string;
  readonly oneClass: string;
  readonly fewImages: (name: string, count: string, least: string) => string;
  readonly notKept: string;
}

export const ownText: Localised<OwnText> = {
  zh: {
    title: '自己的图片',
    privacy: '图片只留在这台设备的浏览器里，不会上传。每张都裁成正方形，缩到 32×32。',
    totals: (classes, images) => `${classes} 类，${images} 张图片。`,
    shares: (train, validation, test) => `${train} 张用来训练，${validation} 张验证，${test} 张测试。`,
    loading: '正在读取这台设备上的图片。',
    addClass: '添加一类',
    openFolders: '打开文件夹（一个文件夹一类）',
    dropHere: '也可以把图片或文件夹拖到这里：一个文件夹一类，散放的图片归为新的一类。',
    tools: '图片的操作',
    undo: '撤销',
    redo: '重做',
    newClass: (number) => `第 ${number} 类`,
    className: (number) => `第 ${number} 类的名字`,
    images: (count) => `${count} 张`,
    addImages: '添加图片',
    addImagesTo: (name) => `添加图片到 ${name}`,
    removeClass: '删除这一类',
    removeClassNamed: (name) => `删除这一类：${name}`,
    removeImage: (number, name, role) => `删除 ${name} 的第 ${number} 张（${role}）`,
    roles: { train: '训练', validation: '验证', test: '测试' },
    rolesHint: '点一下图片就删除它（可以撤销）。实线框的用来验证，虚线框的用来测试，其余用来训练。',
    more: (count) => `再显示 ${count} 张`,
    moreOf: (count, name) => `再显示 ${count} 张 ${name} 的图片`,
    noImages: '还没有图片。',
    reading: '正在读取图片',
    stop: '停在这里',
    added: (count) => `添加了 ${count} 张图片。`,
    twice: (count) => `${count} 张已经在里面，没有重复添加。`,
    over: (count, most) => `一类最多 ${most} 张，略去了 ${count} 张。`,
    overClasses: (count, most) => `最多 ${most} 类，略去了 ${count} 个文件夹。`,
    refused: (count, parts) => `${count} 个文件没有读进来：${parts}。`,
    reasons: {
      empty: '是空的',
      'not-an-image': '不是图片',
      svg: '是 SVG',
      format: '浏览器不认识的格式',
      'too-large': '太大',
      damaged: '已损坏',
      'not-loaded': '没能下载',
    },
    part: (reason, count) => `${reason} ${count} 个`,
    noClass: '先添加至少两类，每类放几张图片。网络要学的就是把它们分开。',
    oneClass: '只有一类就没有什么可分的。再添加一类，才能训练。',
    fewImages: (name, count, least) =>
      `${name} 只有 ${count} 张图片。每类至少要 ${least} 张：一张用来学，一张用来验证，一张用来测试。`,
    notKept: '浏览器不让保存，或者空间不够：这些图片在关掉页面后就没有了。',
  },
  en: {
    title: 'Own images',
    privacy:
      'Images stay in the browser on this device; nothing is uploaded. Each is cut to a square and brought to 32 × 32.',
    totals: (classes, images) => `Classes: ${classes}. Images: ${images}.`,
    shares: (train, validation, test) => `${train} to learn from, ${validation} to validate, ${test} to test.`,
    loading: 'Reading the images on this device.',
    addClass: 'Add a class',
    openFolders: 'Open folders (one a class)',
    dropHere: 'Or drop images or folders here: a folder becomes a class, loose images become a new one.',
    tools: 'Images',
    undo: 'Undo',
    redo: 'Redo',
    newClass: (number) => `class ${number}`,
    className: (number) => `Name of class ${number}`,
    images: (count) => `images: ${count}`,
    addImages: 'Add images',
    addImagesTo: (name) => `Add images to ${name}`,
    removeClass: 'Delete class',
    removeClassNamed: (name) => `Delete class ${name}`,
    removeImage: (number, name, role) => `Delete image ${number} of ${name} (${role})`,
    roles: { train: 'training', validation: 'validation', test: 'test' },
    rolesHint:
      'Click an image to delete it (Undo brings it back). Solid frames validate, dashed ones test, the others are learnt from.',
    more: (count) => `Show ${count} more`,
    moreOf: (count, name) => `Show ${count} more of ${name}`,
    noImages: 'No images yet.',
    reading: 'Reading images',
    stop: 'Stop here',
    added: (count) => `Images added: ${count}.`,
    twice: (count) => `Already there and not added again: ${count}.`,
    over: (count, most) => `A class holds ${most} at most; left out: ${count}.`,
    overClasses: (count, most) => `There can be ${most} classes at most; folders left out: ${count}.`,
    refused: (count, parts) => `Files that could not be read: ${count} (${parts}).`,
    reasons: {
      empty: 'empty',
      'not-an-image': 'not a picture',
      svg: 'SVG',
      format: 'of a kind browsers can’t decode',
      'too-large': 'too large',
      damaged: 'damaged',
      'not-loaded': 'not fetched',
    },
    part: (reason, count) => `${reason}: ${count}`,
    noClass: 'Add at least two classes with a few images each: telling them apart is what the network is to learn.',
    oneClass: 'With a single class there is nothing to tell apart. Add another one; then it can be trained.',
    fewImages: (name, count, least) =>
      `Images in ${name}: ${count}. A class needs at least ${least}: one to learn from, one to validate, one to test.`,
    notKept: 'The browser keeps nothing here, or has no room: these images are gone once the page is closed.',
  },
};
