// The words of the exhibit `your-classes`. Not responsible for: sentences built of numbers (sentences.ts), files and cameras
// (kit/photo), engine failures (kit/sentences).
import { FLOWERS_LICENCE, FLOWERS_SOURCE } from '../../../engine/catalog/flowers.ts';
import type { Localised } from '../../../kit/locale/locale.ts';
import { photoText } from '../../../kit/photo/photo.text.ts';
import type { PhotoProblem } from '../../../kit/photo/photo.text.ts';
import type { Keeping } from './class-store.ts';
import type { ProjectProblem } from './project-file.ts';
import type { HeadKind, QuickSource } from './settings.ts';
import type { Role } from './split.ts';

export interface ClassesText {
  readonly columns: readonly [string, string, string];
  readonly stays: string;
  readonly inviteTitle: string;
  readonly invite: string;
  readonly trySamples: (source: string, classes: string, perClass: string) => string;
  readonly sources: Readonly<Record<QuickSource, string>>;
  readonly source: string;
  readonly sampleClasses: string;
  readonly perClass: string;
  readonly addSamples: string;
  readonly samplesTitle: string;
  readonly addClass: string;
  readonly openFolders: string;
  readonly openProject: string;
  readonly saveProject: string;
  readonly undoDelete: string;
  readonly dropHere: string;
  readonly newClass: (number: string) => string;
  readonly className: (number: string) => string;
  readonly counts: (train: string, validation: string) => string;
  readonly camera: string;
  readonly files: string;
  readonly draw: string;
  readonly forClass: (action: string, name: string) => string;
  readonly removeClass: string;
  readonly close: string;
  readonly hold: string;
  readonly recording: (count: string) => string;
  readonly burst: (count: string) => string;
  readonly cameraPicture: string;
  readonly board: string;
  readonly boardHint: string;
  readonly addDrawing: string;
  readonly clearDrawing: string;
  readonly pictureLabel: (number: string, name: string, role: string) => string;
  readonly picturesOf: (name: string) => string;
  readonly thumbsHint: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly noPictures: string;
  readonly reading: string;
  readonly stop: string;
  readonly dismiss: string;
  readonly keeping: Readonly<Record<Keeping, string>>;
  readonly damagedRecords: (count: string) => string;
  readonly retryKeeping: string;
  readonly train: string;
  readonly trainAgain: string;
  readonly pause: string;
  readonly resume: string;
  readonly reset: string;
  readonly waitingNetwork: string;
  readonly settings: string;
  readonly cut: string;
  readonly lastCut: (name: string) => string;
  readonly size: string;
  readonly head: string;
  readonly heads: Readonly<Record<HeadKind, string>>;
  readonly headHints: Readonly<Record<HeadKind, string>>;
  readonly k: string;
  readonly validation: string;
  readonly seed: string;
  readonly epochs: string;
  readonly lossChart: string;
  readonly accuracyChart: string;
  readonly trainLine: string;
  readonly validationLine: string;
  readonly epochAxis: string;
  readonly lossAxis: string;
  readonly accuracyAxis: string;
  readonly emptyChart: string;
  readonly stale: string;
  readonly live: string;
  readonly stopLive: string;
  readonly testFile: string;
  readonly testDrawing: string;
  readonly testSample: string;
  readonly previewEmpty: string;
  readonly previewNotReady: string;
  readonly shownPicture: string;
  readonly confidence: string;
  readonly truth: (name: string) => string;
  readonly neighbours: string;
  readonly review: string;
  readonly confusion: string;
  readonly worst: string;
  readonly noWorst: string;
  readonly noValidation: string;
  readonly mistake: (truth: string, predicted: string, percent: string) => string;
  readonly exports: string;
  readonly exportModel: string;
  readonly exportFeatures: string;
  readonly exportNotebook: string;
  readonly linkNote: string;
  readonly flowersCredit: string;
  readonly reasons: Readonly<Record<PhotoProblem | 'zip', string>>;
  readonly projects: Readonly<Record<ProjectProblem, string>>;
  readonly gone: string;
}

const zh: ClassesText = {
  columns: ['类别', '训练', '试一试'],
  stays: '图片只留在这台设备的浏览器里，不会上传；每张存成 224 × 224 以内的正方形。',
  inviteTitle: '教它认你自己的东西',
  invite: '每类十几张图片就够：对着摄像头录、打开文件夹、把图片拖进来，或者先用现成的小照片试试。',
  trySamples: (source, classes, perClass) => `用${source}试试（${classes} 类，每类 ${perClass} 张）`,
  sources: { cifar10: ' CIFAR-10 小照片', 'fashion-mnist': ' Fashion-MNIST 服饰', flowers: '花的照片' },
  source: '现成的图片',
  sampleClasses: '几类',
  perClass: '每类几张',
  addSamples: '加入这些图片',
  samplesTitle: '加入现成的图片',
  addClass: '添加一类',
  openFolders: '打开文件夹（一个文件夹一类）',
  openProject: '打开项目',
  saveProject: '保存项目',
  undoDelete: '撤销删除',
  dropHere: '也可以把图片、文件夹或项目文件拖到这里。',
  newClass: (number) => `第 ${number} 类`,
  className: (number) => `第 ${number} 类的名字`,
  counts: (train, validation) => `${train} 张训练，${validation} 张验证`,
  camera: '摄像头',
  files: '文件',
  draw: '画',
  forClass: (action, name) => `${action}：${name}`,
  removeClass: '删除',
  close: '收起',
  hold: '按住录制',
  recording: (count) => `正在录制：${count} 张`,
  burst: (count) => `连拍 ${count} 张`,
  cameraPicture: '摄像头的画面',
  board: '画板',
  boardHint: '用鼠标或手指画；也可以用方向键移动，空格落笔或提笔。',
  addDrawing: '加入这一类',
  clearDrawing: '擦掉',
  pictureLabel: (number, name, role) => `删除 ${name} 的第 ${number} 张（${role}）`,
  picturesOf: (name) => `${name} 的图片`,
  thumbsHint: '点一下图片就删除（可以撤销）；键盘用方向键走，Delete 删除。带框的用来验证。',
  roles: { train: '训练', validation: '验证' },
  noPictures: '还没有图片。',
  reading: '正在读取图片',
  stop: '停在这里',
  dismiss: '知道了',
  keeping: {
    reading: '正在读取这台设备上的图片。',
    saving: '正在保存……',
    saved: '已保存在这台设备上。',
    full: '这台设备给浏览器的空间满了：新的图片还在页面里，但关掉页面就没有了。请删掉一些，或者先保存项目文件。',
    unavailable: '浏览器不让保存（例如隐私窗口）：关掉页面后图片就没有了。需要的话请保存项目文件。',
  },
  damagedRecords: (count) => `这台设备上有 ${count} 张图片的记录已损坏，没有读出来；其余的都在。`,
  retryKeeping: '再试着保存',
  train: '训练',
  trainAgain: '重新训练',
  pause: '暂停',
  resume: '继续',
  reset: '重置',
  waitingNetwork: '先载入网络，再算每张图片的特征，然后训练。',
  settings: '设置',
  cut: '切在哪一层之后',
  lastCut: (name) => `最后（${name}）`,
  size: '图片边长（像素）',
  head: '新的头',
  heads: { dense: '全连接层', knn: 'k 近邻' },
  headHints: {
    dense: '一个带 softmax 的全连接层，用梯度下降训练。',
    knn: '不训练：看特征最接近的 k 张训练图片各是哪一类。',
  },
  k: 'k（几个近邻）',
  validation: '验证占百分之几',
  seed: '随机种子',
  epochs: '轮数',
  lossChart: '损失',
  accuracyChart: '准确率',
  trainLine: '训练',
  validationLine: '验证',
  epochAxis: '轮',
  lossAxis: '损失',
  accuracyAxis: '准确率',
  emptyChart: '训练开始后这里画出曲线。',
  stale: '训练之后图片或设置有变化：这个头学的还是原来的。重新训练就会跟上。',
  live: '打开摄像头',
  stopLive: '关闭摄像头',
  testFile: photoText.zh.open,
  testDrawing: '画一张',
  testSample: '换一张没见过的',
  previewEmpty: '打开摄像头、一张照片，画一张，或者取一张谁也没训练过的测试图片。',
  previewNotReady: '头还没有训练，所以还没有答案。',
  shownPicture: '被判断的图片',
  confidence: '各类的置信度',
  truth: (name) => `其实是：${name}`,
  neighbours: '投票的近邻（最近的在前）',
  review: '在验证图片上',
  confusion: '混淆矩阵',
  worst: '错得最有把握的',
  noWorst: '验证图片全部判对。',
  noValidation: '没有验证图片，所以不知道它在没见过的图片上怎么样。',
  mistake: (truth, predicted, percent) => `${truth} 被判为 ${predicted}（${percent}）`,
  exports: '导出',
  exportModel: '头（TensorFlow.js）',
  exportFeatures: '特征（.npz）',
  exportNotebook: 'Keras 笔记本',
  linkNote: '复制的链接只带设置，不带图片：图片留在这台设备上，要带走请保存项目。',
  flowersCredit: `花的照片：${FLOWERS_SOURCE}，${FLOWERS_LICENCE}；文件名里的数字是 Flickr 编号。`,
  reasons: {
    empty: '是空的',
    'not-an-image': '不是图片',
    svg: '是 SVG',
    format: '是浏览器解不开的格式（如 TIFF、HEIC）',
    'too-large': '太大（超过 100 MB 或 1.2 亿像素）',
    damaged: '已损坏',
    'not-loaded': '没能下载',
    zip: '是压缩包（请先解压；项目文件请单独打开）',
  },
  projects: {
    'not-a-project': '这不是本课的项目文件。如果是装着图片的压缩包，请先解压，再把文件夹拖进来。',
    'too-large': '这个文件比任何项目都大，没有打开。',
    newer: '这个项目文件是更新的版本写的，这里读不懂。请刷新页面再试。',
    damaged: '这个项目文件已损坏或被改过，没有打开；现有的图片没有动。',
  },
  gone: '（已删除的类）',
};

const en: ClassesText = {
  columns: ['Classes', 'Training', 'Try it'],
  stays:
    'Pictures stay in the browser on this device; nothing is uploaded. Each is kept as a square of at most 224 × 224.',
  inviteTitle: 'Teach it your own things',
  invite:
    'A dozen pictures a class will do: record them with the camera, open a folder, drop files here, or begin with small photos that are there already.',
  trySamples: (source, classes, perClass) => `Try with ${source} (${classes} classes, ${perClass} each)`,
  sources: { cifar10: 'CIFAR-10 photos', 'fashion-mnist': 'Fashion-MNIST clothes', flowers: 'photos of flowers' },
  source: 'Ready-made pictures',
  sampleClasses: 'Classes',
  perClass: 'Pictures a class',
  addSamples: 'Add these pictures',
  samplesTitle: 'Add ready-made pictures',
  addClass: 'Add a class',
  openFolders: 'Open folders (one a class)',
  openProject: 'Open project',
  saveProject: 'Save project',
  undoDelete: 'Undo deleting',
  dropHere: 'Or drop pictures, folders or a project file here.',
  newClass: (number) => `Class ${number}`,
  className: (number) => `Name of class ${number}`,
  counts: (train, validation) => `${train} train, ${validation} validate`,
  camera: 'Camera',
  files: 'Files',
  draw: 'Draw',
  forClass: (action, name) => `${action}: ${name}`,
  removeClass: 'Delete',
  close: 'Close',
  hold: 'Hold to record',
  recording: (count) => `Recording: ${count}`,
  burst: (count) => `Burst of ${count}`,
  cameraPicture: 'What the camera sees',
  board: 'Drawing board',
  boardHint: 'Draw with mouse or finger; or move with the arrow keys, and lower or lift the pen with the space bar.',
  addDrawing: 'Add to this class',
  clearDrawing: 'Wipe',
  pictureLabel: (number, name, role) => `Delete picture ${number} of ${name} (${role})`,
  picturesOf: (name) => `Pictures of ${name}`,
  thumbsHint:
    'Click a picture to delete it (this can be undone); or walk with the arrow keys and press Delete. Framed ones validate.',
  roles: { train: 'training', validation: 'validation' },
  noPictures: 'No pictures yet.',
  reading: 'Reading pictures',
  stop: 'Stop here',
  dismiss: 'Dismiss',
  keeping: {
    reading: 'Reading the pictures on this device.',
    saving: 'Saving…',
    saved: 'Saved on this device.',
    full: 'The space that this device gives the browser is full: new pictures are in the page but will be gone when it is closed. Delete some, or save the project as a file first.',
    unavailable:
      'The browser keeps nothing (a private window, perhaps): the pictures are gone when the page is closed. Save the project as a file if you need them.',
  },
  damagedRecords: (count) =>
    `Records of pictures on this device that are damaged and could not be read: ${count}. All others are here.`,
  retryKeeping: 'Try saving again',
  train: 'Train',
  trainAgain: 'Train again',
  pause: 'Pause',
  resume: 'Go on',
  reset: 'Start over',
  waitingNetwork:
    'First the network is loaded, then the features of each picture are worked out, then the head is trained.',
  settings: 'Settings',
  cut: 'Cut after layer',
  lastCut: (name) => `the last (${name})`,
  size: 'Side of pictures (pixels)',
  head: 'New head',
  heads: { dense: 'Dense layer', knn: 'k nearest' },
  headHints: {
    dense: 'One dense layer with softmax, trained by gradient descent.',
    knn: 'Nothing is trained: which class are the k training pictures of whose features are nearest?',
  },
  k: 'k (how many neighbours)',
  validation: 'Percent that validate',
  seed: 'Seed',
  epochs: 'Epochs',
  lossChart: 'Loss',
  accuracyChart: 'Accuracy',
  trainLine: 'training',
  validationLine: 'validation',
  epochAxis: 'epoch',
  lossAxis: 'loss',
  accuracyAxis: 'accuracy',
  emptyChart: 'The curves are drawn here once training has begun.',
  stale:
    'Pictures or settings have changed since the training: this head has learnt from the old ones. Train again to catch up.',
  live: 'Start the camera',
  stopLive: 'Stop the camera',
  testFile: photoText.en.open,
  testDrawing: 'Draw one',
  testSample: 'One it has never seen',
  previewEmpty: 'Start the camera, open a photo, draw, or take a test picture that nobody trained with.',
  previewNotReady: 'The head is not trained yet, so there is no answer.',
  shownPicture: 'The picture in question',
  confidence: 'Confidence in each class',
  truth: (name) => `In truth: ${name}`,
  neighbours: 'The neighbours that vote, nearest first',
  review: 'On the validation pictures',
  confusion: 'Confusion matrix',
  worst: 'Most confident mistakes',
  noWorst: 'All validation pictures are right.',
  noValidation: 'There are no validation pictures, so nobody knows how it does on pictures it has not seen.',
  mistake: (truth, predicted, percent) => `${truth} taken for ${predicted} (${percent})`,
  exports: 'Export',
  exportModel: 'Head (TensorFlow.js)',
  exportFeatures: 'Features (.npz)',
  exportNotebook: 'Keras notebook',
  linkNote:
    'A copied link holds the settings, not the pictures: they stay on this device. Save the project to take them along.',
  flowersCredit: `Photos of flowers: ${FLOWERS_SOURCE}, ${FLOWERS_LICENCE}. A photo’s number is its id on Flickr.`,
  reasons: {
    empty: 'empty',
    'not-an-image': 'no pictures',
    svg: 'SVG drawings',
    format: 'of a kind that browsers can’t decode (TIFF, HEIC)',
    'too-large': 'too large (over 100 MB or 120 megapixels)',
    damaged: 'damaged',
    'not-loaded': 'not fetched',
    zip: 'zip archives (unpack them first; open a project file on its own)',
  },
  projects: {
    'not-a-project':
      'This is no project file of this course. If it is an archive of pictures, unpack it and drop its folders here.',
    'too-large': 'This file is larger than any project, so it was not opened.',
    newer:
      'This project file was written by a later version than this page understands. Reload the page and try again.',
    damaged: 'This project file is damaged or was changed, so it was not opened. Your pictures are as they were.',
  },
  gone: '(deleted class)',
};

export const classesText: Localised<ClassesText> = { zh, en };
