// Words for which backend is recommended, and why. Not responsible for: reaching it (engine/client/recommend.ts).
import type { Localised } from '../../kit/locale/locale.ts';

export interface AdviceValues {
  readonly name: string;
  readonly other: string;
  /** How many times as fast: `3.2`. */
  readonly ratio: string;
  /** The same the other way round. */
  readonly inverse: string;
  readonly rate: string;
  readonly otherRate: string;
  readonly start: string;
}

type Sentence = (values: AdviceValues) => string;

export interface RecommendationText {
  readonly use: (name: string) => string;
  readonly stay: (name: string) => string;
  readonly because: {
    readonly gpuFaster: Sentence;
    readonly startNotWorth: Sentence;
    readonly fusedFastest: Sentence;
    readonly fusedAlone: Sentence;
    readonly gpuWrong: Sentence;
    readonly softwareGpu: Sentence;
    readonly noGpu: Sentence;
    readonly noFused: Sentence;
  };
}

export const RECOMMENDATION_TEXT: Localised<RecommendationText> = {
  zh: {
    use: (name) => `建议使用 ${name}`,
    stay: (name) => `用 ${name} 就好`,
    because: {
      gpuFaster: ({ name, other, ratio, rate, otherRate, start }) =>
        `训练最大的测试网络，${name} 每秒 ${rate} 张图像，是 ${other}（${otherRate} 张）的 ${ratio} 倍，值得等它每次启动的 ${start}。`,
      startNotWorth: ({ other, inverse, start }) =>
        `${other} 稍快（${inverse} 倍），但每次打开页面都要先花 ${start} 编译，得不偿失。`,
      fusedFastest: ({ name, other, ratio, rate, otherRate }) =>
        `它在这台设备上最快：训练最大的测试网络每秒 ${rate} 张图像，是其次的 ${other}（${otherRate} 张）的 ${ratio} 倍，而且启动不到一秒。${name} 只用处理器，不依赖显卡。`,
      fusedAlone: ({ rate }) => `训练最大的测试网络每秒 ${rate} 张图像，启动不到一秒。`,
      gpuWrong: () => '显卡方式更快，但在这台设备上算错了；用它训练会得到错误的结果。',
      softwareGpu: () => '这台设备上的 WebGL 或 WebGPU 由处理器模拟，比直接用处理器慢得多。',
      noGpu: () => '没有可用的显卡。本课的引擎只需要处理器，全部内容都能学。',
      noFused: ({ name, rate }) =>
        `本课自己的引擎在这个浏览器里无法运行。其余方式中 ${name} 最快：最大的测试网络每秒 ${rate} 张图像。`,
    },
  },
  en: {
    use: (name) => `Use ${name}`,
    stay: (name) => `Stay with ${name}`,
    because: {
      gpuFaster: ({ name, other, ratio, rate, otherRate, start }) =>
        `${name} trains the largest test network at ${rate} images a second, ${ratio} times as fast as ${other} (${otherRate}). That is worth the ${start} it takes to start.`,
      startNotWorth: ({ other, inverse, start }) =>
        `${other} is somewhat faster (${inverse} times), but takes ${start} to start whenever the page is opened. That is not worth it.`,
      fusedFastest: ({ name, other, ratio, rate, otherRate }) =>
        `It is the fastest here: it trains the largest test network at ${rate} images a second, ${ratio} times as fast as the next, ${other} (${otherRate}), and starts in under a second. ${name} needs the processor only, no graphics card.`,
      fusedAlone: ({ rate }) =>
        `It trains the largest test network at ${rate} images a second and starts in under a second.`,
      gpuWrong: () => 'A graphics card would be faster, but computes wrongly here: what is trained on it goes wrong.',
      softwareGpu: () =>
        'WebGL or WebGPU on this device is emulated by the processor, which is far slower than using the processor directly.',
      noGpu: () =>
        'There is no usable graphics card. The course’s engine needs the processor only, and all of the course works.',
      noFused: ({ name, rate }) =>
        `The course’s own engine cannot run in this browser. Of the others ${name} is fastest: ${rate} images a second on the largest test network.`,
    },
  },
};
