// The words of taking a design away and bringing one in. Not responsible for: reading or writing files.
import type { Localised } from '../../../../kit/locale/locale.ts';
import type { FileProblem, LeftBehind } from './read-file.ts';

export interface FilesText {
  readonly title: string;
  readonly take: string;
  readonly names: Readonly<Record<TakeId, string>>;
  readonly afterTraining: string;
  readonly bring: string;
  readonly bringHint: string;
  readonly opened: (name: string) => string;
  readonly withWeights: string;
  readonly leftBehind: Readonly<Record<LeftBehind, string>>;
  readonly problems: Readonly<Record<FileProblem, string>>;
  readonly kept: string;
  readonly failed: string;
  readonly begins: (numbers: string) => string;
  readonly missing: string;
  readonly forget: string;
  readonly measure: string;
  readonly measuring: string;
  readonly measured: (percent: string, count: string) => string;
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
    afterTraining: '记录和权重要训练之后才有；权重是眼下的这些，训练结束后就是验证最好的那一轮。设计文件里也带着权重。',
    bring: '打开文件',
    bringHint:
      '可以是这里存下的设计、含 Keras 代码的 .py 或 .ipynb，也可以是 TensorFlow.js 层模型：model.json 和它的权重文件一起选中，或者一个 .zip。也可以把文件拖到这里。文件只读不运行，也不会离开这台设备。',
    opened: (name) => `已打开 ${name}。撤销可以回到原来的网络。`,
    withWeights: '文件里的权重也带来了，训练会从它们开始。',
    leftBehind: {
      'too-large': '这个网络太大，在这里训练不了，所以没有带来权重；它仍可以画、可以数。',
      hdf5: '权重是 HDF5 格式，这里读不了，训练会从随机权重开始。在 Python 里用 tensorflowjs_converter 转成层模型，权重就能一起带来。',
    },
    problems: {
      damaged: '这个文件不完整或已损坏，读不出来。',
      unknown: '这里读不懂这种文件。可以打开这里存下的设计、Python 脚本、笔记本或 TensorFlow.js 层模型。',
      newer: '这个设计是用更新的版本存的，这里读不懂。',
      'no-code': '这个笔记本里没有代码。',
      'too-big': '文件太大，不会是一个设计，没有打开。',
      unreadable: '这个文件读不出来，没有打开。',
      hdf5: '这是 Keras 的 HDF5 文件，这里读不了。可以在 Python 里用 tensorflowjs_converter 转成层模型，或者粘贴写出这个网络的代码。',
      zip: '这个压缩包已损坏，或者解开后大得离谱，没有打开。',
      several: '一次只能打开一个设计或模型；模型的权重文件可以一起选中。',
    },
    kept: '原来的网络还在。',
    failed: '没能写出这个文件，请再试一次。',
    begins: (numbers) => `训练从文件带来的权重开始，共 ${numbers} 个数。`,
    missing: '这个设计的权重是从文件带来的，但这台设备上没有；训练会从随机权重开始。再打开一次那个文件就有了。',
    forget: '改从随机权重开始',
    measure: '用测试图片检验这些权重',
    measuring: '正在检验',
    measured: (percent, count) => `这些权重在 ${count} 张测试图片上的准确率是 ${percent}。`,
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
      'Record and weights exist once it has been trained; weights are those of the moment, and of the epoch that validated best after the end. The design takes its weights along.',
    bring: 'Open a file',
    bringHint:
      'A design kept here, a .py or .ipynb with Keras code, or a TensorFlow.js layers model: model.json chosen together with its weights, or a .zip of them. Files can be dropped here, too. They are read, never run, and do not leave this device.',
    opened: (name) => `${name} is open. Undo brings the former network back.`,
    withWeights: 'Its weights are here as well: training will begin with them.',
    leftBehind: {
      'too-large':
        'The network is too large to be trained here, so its weights were left behind; it can still be drawn and counted.',
      hdf5: 'Its weights are in HDF5, which cannot be read here: training will begin with random ones. Converted to a layers model (tensorflowjs_converter in Python) they come along.',
    },
    problems: {
      damaged: 'This file is incomplete or damaged and cannot be read.',
      unknown:
        'Files of this kind cannot be read here. Open a design kept here, a Python script, a notebook or a TensorFlow.js layers model.',
      newer: 'This design was kept by a newer version and cannot be read here.',
      'no-code': 'There is no code in this notebook.',
      'too-big': 'The file is too large to be a design; it was not opened.',
      unreadable: 'This file cannot be read; it was not opened.',
      hdf5: 'This is an HDF5 file of Keras, which cannot be read here. Convert it to a layers model (tensorflowjs_converter in Python), or paste the code that builds the network.',
      zip: 'This zip is damaged, or would be absurdly large when unpacked; it was not opened.',
      several: 'One design or model can be opened at a time; the weights of a model are chosen together with it.',
    },
    kept: 'The network is as it was.',
    failed: 'The file could not be written. Please try again.',
    begins: (numbers) => `Training begins with the weights of a file, ${numbers} numbers.`,
    missing:
      'This design’s weights came from a file and are not on this device; training begins with random ones. Open the file again to have them.',
    forget: 'Begin with random weights',
    measure: 'Measure these weights on the test images',
    measuring: 'Measuring',
    measured: (percent, count) => `These weights get ${percent} of ${count} test images right.`,
  },
};
