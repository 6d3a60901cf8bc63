// Answers the calls that look inside a network with many questions: checks what was asked, keeps the weights still, and
// lets a recipe of nn/inside/ ask. Not responsible for: the recipes.
import { attack } from '../../../nn/inside/adversarial.ts';
import { channelDamages } from '../../../nn/inside/channel-damage.ts';
import { dream } from '../../../nn/inside/dream.ts';
import { excite } from '../../../nn/inside/excite.ts';
import { gradCam } from '../../../nn/inside/grad-cam.ts';
import { gradientSaliency } from '../../../nn/inside/gradient-saliency.ts';
import type { Insides, ScalarSpec, Watch } from '../../../nn/inside/insides.ts';
import { integratedGradients } from '../../../nn/inside/integrated-gradients.ts';
import { occlusionMap } from '../../../nn/inside/occlusion.ts';
import { robustness } from '../../../nn/inside/robustness.ts';
import { smoothGrad } from '../../../nn/inside/smooth-grad.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import { throwIfCancelled } from '../../protocol/cancel.ts';
import { EngineError } from '../../protocol/errors.ts';
import type { AttributionMethod, Counted, InsideCalls } from '../../protocol/inside-calls.ts';
import type { CallContext, Handlers } from '../../protocol/serve.ts';
import type { LoadedSplit } from '../datasets/split.ts';
import type { Clock } from './clock.ts';
import { featuresOf, imagesOf, layOut, layOutFeatures } from './embed.ts';
import type { Breathe } from './neighbour-layout.ts';
import type { Run } from './run.ts';
import { insidesOf } from './run-insides.ts';
import type { Subject } from './subject.ts';

export interface InsideParts {
  readonly clock: Clock;
  /** A run or a base model. Throws `run-unknown`. */
  subjectOf(runId: string): Promise<Subject>;
  /** Throws `run-unknown`, and `limit-exceeded` for a base model: it has no data. */
  runOf(runId: string): Run;
  firstSamples(
    run: Run,
    split: 'train' | 'test',
    count: number,
    signal: CallContext<'inside.embedding'>['signal'],
  ): Promise<LoadedSplit>;
}

/** Pictures on their way are shown at most this often. */
const PICTURE_EVERY_MS = 100;

/** Throws `limit-exceeded` unless every number is one, and within its bounds. */
function within(bounds: Readonly<Record<string, readonly [value: number, least: number, most: number]>>): void {
  for (const [name, [value, least, most]] of Object.entries(bounds)) {
    if (!(value >= least && value <= most)) {
      throw new EngineError('limit-exceeded', `${name}: ${value}, not in [${least}, ${most}]`, { requested: value });
    }
  }
}

function checkMethod(method: AttributionMethod): void {
  if (method.kind === 'smoothgrad') within({ samples: [method.samples, 1, 1000], noise: [method.noise, 0, 1] });
  if (method.kind === 'integrated') within({ steps: [method.steps, 1, 1000], baseline: [method.baseline, 0, 1] });
}

function attribute(
  insides: Insides,
  image: Float32Array,
  of: ScalarSpec,
  method: AttributionMethod,
  watch: Watch<Counted>,
) {
  switch (method.kind) {
    case 'gradient':
      return gradientSaliency(insides, image, of);
    case 'guided':
      return gradientSaliency(insides, image, of, { guided: true });
    case 'smoothgrad':
      return smoothGrad(insides, image, of, method, watch);
    case 'integrated':
      return integratedGradients(insides, image, of, method, watch);
    default:
      return method satisfies never;
  }
}

type Handled = { readonly [N in keyof InsideCalls]: Handlers[N] };

export function insideHandlers({ clock, subjectOf, runOf, firstSamples }: InsideParts): Handled {
  /** Works with the weights at rest; what a recipe finds wrong with a question is a limit. */
  async function held<T>(runId: string, work: (insides: Insides, run: Subject) => Promise<T>): Promise<T> {
    const run = await subjectOf(runId);
    try {
      return await run.whileHeld((_predict, still) => {
        const insides = insidesOf(run);
        return work(
          {
            spec: run.spec,
            outputs: (...question) => still(insides.outputs(...question)),
            gradient: (question) => still(insides.gradient(question)),
          },
          run,
        );
      });
    } catch (thrown) {
      if (thrown instanceof RangeError) throw new EngineError('limit-exceeded', thrown.message);
      throw thrown;
    }
  }

  function watchOf<P>({
    signal,
    report,
  }: {
    readonly signal: CallContext<'run.evaluate'>['signal'];
    report(p: P): void;
  }) {
    return { check: () => throwIfCancelled(signal), report };
  }

  /** Reports copies, since what is sent is given away, and only now and then. */
  function pictureWatch<P extends { readonly image: Float32Array }>(
    context: Parameters<typeof watchOf<P>>[0],
  ): Watch<P> {
    let shownAt = Number.NEGATIVE_INFINITY;
    return {
      ...watchOf(context),
      report(state) {
        if (clock.nowMs() - shownAt < PICTURE_EVERY_MS) return;
        shownAt = clock.nowMs();
        // What is reported is handed over: the recipe still needs its own pictures and probabilities.
        context.report(structuredClone(state));
      },
    };
  }

  /** Messages have their turn between parts of a long layout, and nothing goes on that nobody waits for. */
  function breatheWith({ signal, report }: Pick<CallContext<'features.layout'>, 'signal' | 'report'>): Breathe {
    return async (done, total) => {
      await clock.yieldToMessages();
      throwIfCancelled(signal);
      if (total > 0) report({ done, total });
    };
  }

  return {
    'inside.attribution': ({ runId, image, of, method }, context) => {
      checkMethod(method);
      return held(runId, (insides) => attribute(insides, image, of, method, watchOf(context)));
    },
    'inside.gradCam': ({ runId, image, of, layer }) => held(runId, (insides) => gradCam(insides, image, of, layer)),
    'inside.occlusion': ({ runId, image, options }, context) => {
      const { size, stride, fill } = options;
      within({ size: [size, 1, 512], stride: [stride, 1, 512], fill: [fill, 0, 1] });
      return held(runId, (insides) => occlusionMap(insides, image, options, watchOf(context)));
    },
    'inside.attack': ({ runId, image, options }, context) => {
      const { epsilon, steps, stepSize } = options;
      within({ epsilon: [epsilon, 0, 1], steps: [steps, 1, 200], stepSize: [stepSize, 0, 1] });
      return held(runId, async (insides) => {
        const states = await attack(insides, image, options, pictureWatch(context));
        // The states share the first image with the caller's own; each goes with a buffer of its own.
        return states.map((state) => ({
          ...state,
          image: state.image.slice(),
          probabilities: state.probabilities.slice(),
        }));
      });
    },
    'inside.robustness': async ({ runId, split, count, wish }, context) => {
      const { epsilon, steps, stepSize } = wish;
      within({ count: [count, 1, 2000], epsilon: [epsilon, 0, 1], steps: [steps, 1, 200], stepSize: [stepSize, 0, 1] });
      const samples = await firstSamples(runOf(runId), split, count, context.signal);
      const labels = Uint8Array.from({ length: count }, (_, n) => samples.label(n));
      return held(runId, (insides, run) =>
        robustness(insides, imagesOf(run, samples, 0, count), labels, wish, watchOf(context)),
      );
    },
    'inside.channelDamage': ({ runId, image, nodeIndex, unit }, context) =>
      held(runId, (insides, run) => {
        const channels = inferShapes(run.spec)[nodeIndex]?.output.at(-1);
        if (channels === undefined) throw new EngineError('limit-exceeded', `no node ${nodeIndex}`);
        return channelDamages(insides, image, { nodeIndex, channels, unit }, watchOf(context));
      }),
    'inside.excite': ({ runId, of, options }, context) => {
      const { steps, stepSize, decay, variation, blur, jitter } = options;
      within({ steps: [steps, 1, 2000], stepSize: [stepSize, 0, 1], decay: [decay, 0, 1] });
      within({ variation: [variation, 0, 100], blur: [blur, 0, 8], jitter: [jitter, 0, 32] });
      return held(runId, (insides) => excite(insides, of, options, pictureWatch(context)));
    },
    'inside.dream': ({ runId, picture, options }, context) => {
      const { octaves, octaveScale, steps, stepSize } = options;
      within({
        octaves: [octaves, 1, 8],
        octaveScale: [octaveScale, 1, 2],
        steps: [steps, 1, 200],
        stepSize: [stepSize, 0, 1],
      });
      within({ pixels: [picture.shape[0] * picture.shape[1], 1, 2 ** 20] });
      return held(runId, (insides) => dream(insides, picture, options, pictureWatch(context)));
    },
    'inside.embedding': async ({ runId, ...wish }, context) => {
      within({ count: [wish.count, 3, wish.method === 'umap' ? 1000 : 5000] });
      const { signal } = context;
      const samples = await firstSamples(runOf(runId), wish.split, wish.count, signal);
      const features = await held(runId, (insides, run) => featuresOf(insides, run, samples, wish, watchOf(context)));
      return layOut(features, wish, breatheWith(context));
    },
    'features.layout': async ({ values, count }, context) => {
      within({ count: [count, 3, 1000], numbers: [values.length, count, 2 ** 24] });
      within({ 'numbers over': [values.length % count, 0, 0] });
      return { points: await layOutFeatures(values, count, breatheWith(context)) };
    },
  };
}
