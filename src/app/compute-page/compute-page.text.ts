// Words of the page that checks the device. Not responsible for: its verdict (verdict.text.ts), names of ops
// (op-names.text.ts), or backends' names and reasons (compute/compute.text.ts).
import type { Judgement } from '../../engine/protocol/device.ts';
import type { Localised } from '../../kit/locale/locale.ts';

export type DifferencePart = 'largest' | 'forward' | 'gradients' | 'weights';

export interface ComputePageText {
  readonly title: string;
  readonly intro: string;
  readonly factsTitle: string;
  readonly facts: Readonly<
    Record<'browser' | 'platform' | 'cores' | 'memory' | 'simd' | 'isolation' | 'webgl' | 'webgpu' | 'storage', string>
  >;
  readonly asking: string;
  readonly retry: string;
  readonly unknown: string;
  readonly yes: string;
  readonly no: string;
  readonly cores: (count: string) => string;
  readonly memory: (gigabytes: string) => string;
  readonly simd: Readonly<Record<'relaxed' | 'plain' | 'none', string>>;
  readonly isolation: Readonly<Record<'yes' | 'no', string>>;
  readonly noWebgl: string;
  readonly noFloat32: string;
  readonly float32: string;
  readonly noWebgpu: string;
  readonly noAdapter: string;
  readonly software: string;
  readonly storage: (used: string, quota: string) => string;
  readonly noQuota: string;
  readonly checkTitle: string;
  readonly checkIntro: string;
  readonly whichBackends: string;
  readonly hints: Readonly<Record<'software' | 'missing' | 'slow', string>>;
  readonly check: string;
  readonly checkAgain: string;
  readonly cancel: string;
  readonly waiting: (count: number) => string;
  readonly leaving: string;
  readonly interrupted: string;
  readonly progress: string;
  readonly stepStart: string;
  readonly stepOp: (op: string) => string;
  readonly stepSpeed: (network: string) => string;
  readonly progressText: (backend: string, step: string, done: number, total: number) => string;
  readonly resultsTitle: string;
  readonly takenAt: (date: string, browser: string) => string;
  readonly empty: string;
  readonly soFar: string;
  readonly incomplete: string;
  readonly olderBuild: string;
  readonly speedsTitle: string;
  readonly speedsIntro: string;
  readonly imagesPerSecond: (rate: string) => string;
  readonly notMeasured: string;
  readonly firstStepTitle: string;
  readonly firstStepIntro: string;
  readonly network: string;
  readonly opsTitle: string;
  readonly opsIntro: (references: string) => string;
  readonly showing: string;
  readonly parts: Readonly<Record<DifferencePart, string>>;
  readonly op: string;
  readonly selfCheck: string;
  readonly judgements: Readonly<Record<Judgement, string>>;
  readonly legend: Readonly<Record<Judgement, string>>;
  readonly notANumber: string;
  readonly raw: string;
  readonly rawWorst: (op: string, weight: string) => string;
  readonly exportTitle: string;
  readonly exportIntro: string;
  readonly exportButton: string;
  readonly choiceTitle: string;
  readonly choiceIntro: string;
  readonly keptTitle: string;
  readonly keptIntro: string;
  readonly keptEmpty: string;
  readonly keptRun: (step: string, size: string, date: string) => string;
  readonly remove: (name: string) => string;
  readonly removeWord: string;
}

export const COMPUTE_PAGE_TEXT: Localised<ComputePageText> = {
  zh: {
    title: '检查我的设备',
    intro:
      '这门课的网络都在你的设备上训练。这一页先列出这台设备能用什么来计算，再逐一检验：算得对不对、算得有多快，最后告诉你该用哪一种。',
    factsTitle: '这台设备上有什么',
    facts: {
      browser: '浏览器',
      platform: '系统',
      cores: '处理器',
      memory: '内存',
      simd: 'WebAssembly',
      isolation: '跨源隔离',
      webgl: 'WebGL 2',
      webgpu: 'WebGPU',
      storage: '本站存储空间',
    },
    asking: '正在查询……',
    retry: '再试一次',
    unknown: '浏览器没有说明',
    yes: '有',
    no: '没有',
    cores: (count) => `${count} 个逻辑核心`,
    memory: (gigabytes) => `约 ${gigabytes} GB（浏览器给出的是取整后的数）`,
    simd: {
      relaxed: '支持 SIMD 和 relaxed SIMD：本课的引擎可以全速运行',
      plain: '支持 SIMD，不支持 relaxed SIMD：本课的引擎可以运行，稍慢一些',
      none: '不支持 SIMD：本课的引擎无法运行，请更新浏览器',
    },
    isolation: {
      yes: '有：引擎可以使用多个线程',
      no: '没有：引擎只用一个线程，这很正常，不影响使用',
    },
    noWebgl: '没有（浏览器不支持，或者已被关闭）',
    noFloat32: '不能写入 32 位浮点纹理，因此不能用来训练',
    float32: '可以写入 32 位浮点纹理',
    noWebgpu: '没有（浏览器不支持，或者已被关闭）',
    noAdapter: '浏览器支持，但没有找到可用的显卡',
    software: '由处理器模拟，并不是真正的显卡',
    storage: (used, quota) => `已用 ${used}，最多可用 ${quota}`,
    noQuota: '浏览器没有说明（可能是无痕窗口）',
    checkTitle: '检验',
    checkIntro:
      '对选中的每一种计算方式：先自检，再把三十来个小网络的输出、梯度和训练后的权重与另一种方式的结果逐一比较，最后用三个网络测训练速度。通常需要一两分钟；期间请不要切换到别的标签页。',
    whichBackends: '检验哪些计算方式',
    hints: {
      software: '这台设备上它由处理器模拟，要花几分钟，结果也不能说明真正的显卡如何。',
      missing: '这里用不了；检验会记下原因。',
      slow: '很慢，约需半分钟。',
    },
    check: '开始检验',
    checkAgain: '重新检验',
    cancel: '取消',
    waiting: (count) => `有 ${count} 个训练正在进行。检验会占满处理器，所以等训练结束或暂停后再开始。`,
    leaving: '离开这一页会取消检验。',
    interrupted: '检验期间有训练开始了，为了不打扰它，检验已经停下。已经得到的结果列在下面。',
    progress: '进度',
    stepStart: '启动和自检',
    stepOp: (op) => `比较：${op}`,
    stepSpeed: (network) => `测速：${network}`,
    progressText: (backend, step, done, total) => `${backend}，${step}（第 ${done} 步，共 ${total} 步）`,
    resultsTitle: '结果',
    takenAt: (date, browser) => `${date} 在 ${browser} 上得到。`,
    empty: '这台设备还没有检验过。',
    soFar: '检验正在进行，下面是到目前为止的结果。',
    incomplete: '这次检验没有做完，下面只有已经得到的部分。',
    olderBuild: '这是本站较早版本得到的结果，可以重新检验一次。',
    speedsTitle: '训练速度',
    speedsIntro: '每秒训练多少张图像：批大小 32，Adam，取约两秒内各段的中位数，预热不计。',
    imagesPerSecond: (rate) => `${rate} 张/秒`,
    notMeasured: '未测得',
    firstStepTitle: '到第一步的时间',
    firstStepIntro: '从建立网络到得到第一个损失。显卡在这段时间里编译着色器，每次打开页面都要重来。',
    network: '网络',
    opsTitle: '算得对不对',
    opsIntro: (references) =>
      `每一行是一个小网络，数字是与参照结果的最大相对误差（${references}）。舍入造成的误差在 1e−7 到 1e−5 之间。`,
    showing: '比较的是',
    parts: { largest: '最大误差', forward: '输出和损失', gradients: '梯度', weights: '三步后的权重' },
    op: '运算',
    selfCheck: '自检',
    judgements: { sound: '正确', rough: '粗略', wrong: '错误' },
    legend: { sound: '正确（不超过 1e−4）', rough: '粗略（不超过 1e−2）', wrong: '错误，或算不出数' },
    notANumber: '算不出数',
    raw: '原始信息（英文）',
    rawWorst: (op, weight) => `${op}：误差最大的是 ${weight}`,
    exportTitle: '导出',
    exportIntro:
      '把这份结果连同设备信息存成一个 JSON 文件。里面有浏览器和系统的名称、显卡型号、处理器核心数、存储空间以及上面所有数字，没有关于你本人的内容。文件只存到你的设备上，本站不会发送任何东西。',
    exportButton: '导出为文件',
    choiceTitle: '由你来选',
    choiceIntro: '不选就由程序决定。正在进行的训练不受影响。',
    keptTitle: '保存在这台设备上的训练',
    keptIntro: '关掉页面后可以从这里接着训练。空间不够时可以删去不再需要的。',
    keptEmpty: '没有保存的训练。',
    keptRun: (step, size, date) => `第 ${step} 步，${size}，${date}`,
    remove: (name) => `删除训练 ${name}`,
    removeWord: '删除',
  },
  en: {
    title: 'Check my device',
    intro:
      'The networks of this course are trained on your device. This page lists what the device offers to compute with, then tests each: whether it computes correctly, how fast it trains, and which one you should use.',
    factsTitle: 'What this device has',
    facts: {
      browser: 'Browser',
      platform: 'System',
      cores: 'Processor',
      memory: 'Memory',
      simd: 'WebAssembly',
      isolation: 'Cross-origin isolation',
      webgl: 'WebGL 2',
      webgpu: 'WebGPU',
      storage: 'Storage for this site',
    },
    asking: 'Asking …',
    retry: 'Try again',
    unknown: 'the browser does not say',
    yes: 'yes',
    no: 'no',
    cores: (count) => `${count} logical cores`,
    memory: (gigabytes) => `about ${gigabytes} GB, as rounded by the browser`,
    simd: {
      relaxed: 'with SIMD and relaxed SIMD: the course’s engine runs at full speed',
      plain: 'with SIMD, without relaxed SIMD: the course’s engine runs, a little slower',
      none: 'without SIMD: the course’s engine cannot run here; update the browser',
    },
    isolation: {
      yes: 'yes: the engine may use several threads',
      no: 'no: the engine uses one thread. That is normal and breaks nothing',
    },
    noWebgl: 'none (not supported by this browser, or switched off)',
    noFloat32: 'cannot render to 32-bit float textures, so nothing can be trained on it',
    float32: 'renders to 32-bit float textures',
    noWebgpu: 'none (not supported by this browser, or switched off)',
    noAdapter: 'supported, but no usable graphics card was found',
    software: 'emulated by the processor; not a graphics card',
    storage: (used, quota) => `${used} used of ${quota}`,
    noQuota: 'the browser does not say (perhaps a private window)',
    checkTitle: 'The check',
    checkIntro:
      'For each way of computing that you select: a self-check; then outputs, gradients and trained weights of some thirty small networks, compared with those of another way; then the training speed of three networks. It usually takes a minute or two. Please stay on this tab meanwhile.',
    whichBackends: 'What to check',
    hints: {
      software: 'Emulated by the processor on this device: takes minutes, and says nothing about a graphics card.',
      missing: 'Not available here; the check will note why.',
      slow: 'Slow: takes about half a minute.',
    },
    check: 'Check',
    checkAgain: 'Check again',
    cancel: 'Cancel',
    waiting: (count) =>
      `${count === 1 ? 'A training is' : `${count} trainings are`} under way. The check would take the whole processor, so it starts when they have ended or are paused.`,
    leaving: 'Leaving this page cancels the check.',
    interrupted:
      'A training was started during the check, which stopped so as not to slow it down. What was found until then is shown below.',
    progress: 'Progress',
    stepStart: 'start and self-check',
    stepOp: (op) => `comparing: ${op}`,
    stepSpeed: (network) => `timing: ${network}`,
    progressText: (backend, step, done, total) => `${backend}, ${step} (step ${done} of ${total})`,
    resultsTitle: 'Results',
    takenAt: (date, browser) => `Found on ${date} with ${browser}.`,
    empty: 'This device has not been checked yet.',
    soFar: 'The check is under way; this is what it has found so far.',
    incomplete: 'This check was not finished; what was found until then is shown.',
    olderBuild: 'These results come from an earlier version of the site. You may want to check again.',
    speedsTitle: 'Training speed',
    speedsIntro:
      'Images trained a second: batches of 32, Adam, the median of stretches within about two seconds, without the warm-up.',
    imagesPerSecond: (rate) => `${rate} images/s`,
    notMeasured: 'not measured',
    firstStepTitle: 'Time to the first step',
    firstStepIntro:
      'From making the network to its first loss. Graphics cards compile their shaders in this time, anew whenever the page is opened.',
    network: 'Network',
    opsTitle: 'Does it compute correctly?',
    opsIntro: (references) =>
      `Each row is a small network; the numbers are the largest relative differences from a reference (${references}). Rounding alone gives 1e−7 to 1e−5.`,
    showing: 'Compared',
    parts: {
      largest: 'largest difference',
      forward: 'outputs and loss',
      gradients: 'gradients',
      weights: 'weights after three steps',
    },
    op: 'Operation',
    selfCheck: 'Self-check',
    judgements: { sound: 'correct', rough: 'rough', wrong: 'wrong' },
    legend: { sound: 'correct (up to 1e−4)', rough: 'rough (up to 1e−2)', wrong: 'wrong, or no number' },
    notANumber: 'no number',
    raw: 'Original messages',
    rawWorst: (op, weight) => `${op}: largest in ${weight}`,
    exportTitle: 'Export',
    exportIntro:
      'Saves these results as a JSON file. It holds the names of browser, system and graphics card, the number of processor cores, the storage space, and every number above; nothing about you. The file goes to your device only: this site sends nothing anywhere.',
    exportButton: 'Export as a file',
    choiceTitle: 'Your choice',
    choiceIntro: 'Unless you choose, the program does. Trainings under way are not affected.',
    keptTitle: 'Trainings kept on this device',
    keptIntro: 'They can be continued after the page was closed. Delete what you no longer need when space runs out.',
    keptEmpty: 'No trainings are kept.',
    keptRun: (step, size, date) => `step ${step}, ${size}, ${date}`,
    remove: (name) => `Delete the training ${name}`,
    removeWord: 'Delete',
  },
};
