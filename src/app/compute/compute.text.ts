// Words about where the networks are computed. Not responsible for: engine errors (kit/sentences).
import type { BackendId, BackendReport, EngineStatus, SkipReason } from '../../engine/protocol/calls.ts';
import type { Localised } from '../../kit/locale/locale.ts';

export interface ComputeText {
  readonly title: string;
  readonly badge: (name: string) => string;
  /** Of the badge, where another backend than the one in use is recommended. */
  readonly badgeAdvice: (name: string) => string;
  readonly notStarted: string;
  readonly starting: string;
  readonly none: string;
  readonly intro: string;
  readonly legend: string;
  readonly recommended: string;
  readonly checkDevice: string;
  readonly chosenBy: Readonly<Record<EngineStatus['chosenBy'], string>>;
  readonly names: Readonly<Record<BackendId, string>>;
  /** For the badge, which has little room. */
  readonly shortNames: Readonly<Partial<Record<BackendId, string>>>;
  readonly abouts: Readonly<Record<BackendId, string>>;
  readonly states: Readonly<Record<BackendReport['state'], string>>;
  readonly reasons: Readonly<Record<SkipReason, string>>;
  /** Both numbers as words already. */
  readonly selfCheck: (error: string, duration: string | null) => string;
  readonly details: string;
  readonly choosing: string;
  readonly running: (count: number, name: string) => string;
  readonly stays: string;
  readonly storage: Readonly<Record<EngineStatus['storage'], string>>;
}

export const COMPUTE_TEXT: Localised<ComputeText> = {
  zh: {
    title: '在哪里计算',
    badge: (name) => `计算后端：${name}`,
    badgeAdvice: (name) => `（建议：${name}）`,
    notStarted: '未启动',
    starting: '正在启动',
    none: '不可用',
    intro:
      '网络在这台设备上训练，可以用下面任一种方式计算。每种方式在启用前都要先自检：用一个很小的网络算两步训练，把结果和梯度与存好的答案比对，对不上就不用。',
    legend: '新的训练用哪一种',
    recommended: '在这台设备上建议用它。',
    checkDevice: '检查我的设备：算得对不对、有多快',
    chosenBy: { default: '目前的选择由程序决定。', reader: '目前的选择由你决定，下次打开仍然有效。' },
    names: {
      'fused-relaxed': 'WebAssembly (relaxed SIMD)',
      fused: 'WebAssembly',
      webgpu: 'WebGPU',
      webgl: 'WebGL',
      cpu: 'JavaScript',
    },
    shortNames: { 'fused-relaxed': 'WebAssembly' },
    abouts: {
      'fused-relaxed':
        '本课程自己的引擎，在处理器上运行，启动最快。用到较新浏览器才有的 relaxed SIMD 指令，乘法和加法一步完成。',
      fused: '同一个引擎，只用各种浏览器都有的 SIMD 指令，稍慢；舍入略有不同，所以学习曲线与上一种不会逐位相同。',
      webgpu: '用显卡计算，较新的浏览器才支持；第一次要编译着色器。',
      webgl: '用显卡计算，支持的浏览器最多；第一次要编译着色器。',
      cpu: '不借助任何加速，很慢，别的都不行时才用。',
    },
    states: { untested: '还没用过，第一次使用前会先自检', checking: '正在自检', ready: '可用', skipped: '不用' },
    reasons: {
      'not-supported': '这个浏览器不支持。',
      'no-adapter': '浏览器支持，但没有找到可用的显卡。',
      'self-check-failed': '自检的结果与答案不符，用它训练会得到错误的结果。',
      'start-failed': '启动时出错。',
      'not-built': '这个版本里没有包含它。',
      lost: '显卡中途失去响应。选中它会重新启动。',
    },
    selfCheck: (error, duration) => `自检最大相对误差 ${error}${duration === null ? '' : `，用时 ${duration}`}`,
    details: '原始信息（英文）',
    choosing: '正在启动并自检，显卡方式第一次可能要十几秒。',
    running: (count, name) => `${name} 上有 ${count} 个训练正在进行。`,
    stays: '正在进行的训练留在原来的地方；要换，请先暂停，再在它自己的图里移动。',
    storage: {
      available: '训练进度保存在这台设备上，关掉页面再打开可以继续。',
      'storage-unavailable': '浏览器不允许在这台设备上保存，关掉页面后训练进度会丢失。',
      'storage-full': '这台设备给本站的空间已满，新的训练进度没有保存。',
    },
  },
  en: {
    title: 'Where it is computed',
    badge: (name) => `Compute backend: ${name}`,
    badgeAdvice: (name) => ` (recommended: ${name})`,
    notStarted: 'not started',
    starting: 'starting',
    none: 'none',
    intro:
      'Networks are trained on this device, in any of the ways below. Each is checked before it is used: a very small network takes two training steps, and its results and gradients are compared with stored answers. If they differ, it is not used.',
    legend: 'Used for new trainings',
    recommended: 'Recommended on this device.',
    checkDevice: 'Check my device: is it correct, how fast is it',
    chosenBy: {
      default: 'At present the program chooses.',
      reader: 'At present your choice holds; it is remembered for the next visit.',
    },
    names: {
      'fused-relaxed': 'WebAssembly (relaxed SIMD)',
      fused: 'WebAssembly',
      webgpu: 'WebGPU',
      webgl: 'WebGL',
      cpu: 'JavaScript',
    },
    shortNames: { 'fused-relaxed': 'WebAssembly' },
    abouts: {
      'fused-relaxed':
        'The course’s own engine. It runs on the processor and starts fastest. Its relaxed SIMD instructions, which newer browsers have, multiply and add in one.',
      fused:
        'The same engine with the SIMD instructions of every browser: a little slower. It rounds differently, so its curves are not bit for bit those of the one above.',
      webgpu: 'Computes on the graphics card; newer browsers only. Shaders are compiled at first use.',
      webgl: 'Computes on the graphics card in most browsers. Shaders are compiled at first use.',
      cpu: 'No acceleration at all and very slow: the last resort.',
    },
    states: {
      untested: 'not used so far; checked before its first use',
      checking: 'being checked',
      ready: 'ready',
      skipped: 'not used',
    },
    reasons: {
      'not-supported': 'This browser does not support it.',
      'no-adapter': 'The browser supports it but found no usable graphics card.',
      'self-check-failed': 'Its results differed from the stored answers; training on it would go wrong.',
      'start-failed': 'It failed to start.',
      'not-built': 'It is not part of this version.',
      lost: 'The graphics card stopped responding. Choosing it starts it again.',
    },
    selfCheck: (error, duration) =>
      `largest relative error of the self-check ${error}${duration === null ? '' : `, took ${duration}`}`,
    details: 'Original message',
    choosing: 'Starting and checking. Graphics cards can take some ten seconds the first time.',
    running: (count, name) => `${count === 1 ? 'One training is' : `${count} trainings are`} running on ${name}.`,
    stays: 'A training under way stays where it is. To move it, pause it and move it in its own figure.',
    storage: {
      available: 'Trainings are kept on this device and can be continued after the page was closed.',
      'storage-unavailable': 'The browser keeps nothing on this device: trainings are lost when the page is closed.',
      'storage-full': 'The space this site has on the device is used up: new training progress was not kept.',
    },
  },
};
