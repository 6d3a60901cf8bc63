// The words of taking a design away and bringing one in. Not responsible for: reading or writing files.
import type { Localised } from '../../../../kit/locale/locale.ts';

export interface FilesText {
  readonly title: string;
  readonly take: string;
  readonly names: Readonly<Record<TakeId, string>>;
  readonly afterTraining: string;
  readonly bring: string;
  readonly bringHint: string;
  readonly opened: (name: string) => string;
  readonly tooBig: string;
  readonly unreadable: string;
  readonly problems: Readonly<Record<'damaged' | 'unknown' | 'newer' | 'no-code', string>>;
  readonly kept: string;
  readonly failed: string;
}

export const TAKE_IDS = ['python', 'notebook', 'design', 'svg', 'png', 'csv', 'json', 'npz', 'tfjs'] as const;
export type TakeId = (typeof TAKE_IDS)[number];

export const filesText: Localised<FilesText> = {
  zh: {
    title: '文件',
    take: '带走',
    names: {
      python: 'Python 脚本 (.py)',
      notebook: '笔记本 (.ipynb)',
      design: '设计 (.json)',
      svg: '图 (.svg)',
      png: '图 (.png)',
      csv: '训练记录 (.csv)',
      json: '训练记录 (.json)',
      npz: '权重 (.npz)',
      tfjs: 'TensorFlow.js 模型 (.zip)',
    },
    afterTraining: '记录和权重要训练之后才有；权重是眼下的这些，训练结束后就是验证最好的那一轮。',
    bring: '打开文件',
    bringHint: '可以是这里存下的设计、含 Keras 代码的 .py 或 .ipynb。文件只读不运行，也不会离开这台设备。',
    opened: (name) => `已打开 ${name}。撤销可以回到原来的网络。`,
    tooBig: '文件超过 5 MB，不会是一个设计，没有打开。',
    unreadable: '这个文件读不出来，没有打开。',
    problems: {
      damaged: '这个文件不完整或已损坏，读不出来。',
      unknown: '这里读不懂这种文件。可以打开这里存下的设计、Python 脚本或笔记本。',
      newer: '这个设计是用更新的版本存的，这里读不懂。',
      'no-code': '这个笔记本里没有代码。',
    },
    kept: '原来的网络还在。',
    failed: '没能写出这个文件，请再试一次。',
  },
  en: {
    title: 'Files',
    take: 'Take away',
    names: {
      python: 'Python script (.py)',
      notebook: 'Notebook (.ipynb)',
      design: 'Design (.json)',
      svg: 'Drawing (.svg)',
      png: 'Drawing (.png)',
      csv: 'Record (.csv)',
      json: 'Record (.json)',
      npz: 'Weights (.npz)',
      tfjs: 'TensorFlow.js model (.zip)',
    },
    afterTraining:
      'Record and weights exist once it has been trained; weights are those of the moment, and of the epoch that validated best after the end.',
    bring: 'Open a file',
    bringHint:
      'A design kept here, or a .py or .ipynb with Keras code. Files are read, never run, and do not leave this device.',
    opened: (name) => `${name} is open. Undo brings the former network back.`,
    tooBig: 'The file is larger than 5 MB and can be no design; it was not opened.',
    unreadable: 'This file cannot be read; it was not opened.',
    problems: {
      damaged: 'This file is incomplete or damaged and cannot be read.',
      unknown: 'Files of this kind cannot be read here. Open a design kept here, a Python script or a notebook.',
      newer: 'This design was kept by a newer version and cannot be read here.',
      'no-code': 'There is no code in this notebook.',
    },
    kept: 'The network is as it was.',
    failed: 'The file could not be written. Please try again.',
  },
};
