// The session of the exhibit `saliency`: what the network says of the picture, with the patch and without, and the maps,
// asked for when they are wanted. Not responsible for: what is shown (saliency-model.ts).
import { winnerOf } from '../../../nn/argmax.ts';
import { startEngine } from '../../../engine/client/engine.ts';
import type { Counted } from '../../../engine/protocol/inside-calls.ts';
import type { OcclusionMap } from '../../../nn/inside/occlusion.ts';
import type { ScalarSpec } from '../../../nn/inside/insides.ts';
import { toSeed } from '../../../nn/plan.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { NO_PICTURE, seenImage, useSeenPicture } from '../subject/seen-picture.ts';
import type { SeenPicture } from '../subject/seen-picture.ts';
import { NO_ANSWER, useAnswer } from '../../../engine/client/use-answer.ts';
import type { Answer, Asking } from '../../../engine/client/use-answer.ts';
import { NO_SUBJECT, useSubject } from '../subject/use-subject.ts';
import type { Subject } from '../subject/use-subject.ts';
import { COURSE, FILL_VALUES } from './saliency.ts';
import type { SaliencyState } from './saliency.ts';
import { patchedPicture } from './saliency-model.ts';
import type { Attributions } from './saliency-model.ts';

export interface SaliencySession {
  readonly subject: Subject;
  readonly seen: SeenPicture;
  /** Class probabilities of the picture, and with the patch. */
  readonly whole: Answer<Float32Array, never>;
  readonly covered: Answer<Float32Array, never>;
  readonly klass: number | null;
  readonly occlusion: Answer<OcclusionMap, Counted>;
  readonly attributions: Answer<Attributions, Counted>;
  /** Pixels between two places of the patch in the map. */
  readonly stride: number;
}

const STRIDE = 2;
const SAMPLES = 48;
const POINTS = 64;

export const NO_SALIENCY: SaliencySession = {
  subject: NO_SUBJECT,
  seen: NO_PICTURE,
  whole: NO_ANSWER,
  covered: NO_ANSWER,
  klass: null,
  occlusion: NO_ANSWER,
  attributions: NO_ANSWER,
  stride: STRIDE,
};

/** The last convolution whose output is a map: null where there is none. */
function lastMaps(spec: NetworkSpec): number | null {
  const shapes = inferShapes(spec);
  const index = spec.nodes.findLastIndex(
    ({ layer }, i) => layer.className.includes('Conv') && shapes[i]?.output.length === 3,
  );
  return index < 0 ? null : index;
}

async function attributionsOf(
  runId: string,
  image: Float32Array,
  spec: NetworkSpec,
  klass: number,
  { signal, onProgress }: Asking<Counted>,
): Promise<Attributions> {
  const { call } = startEngine();
  const of: ScalarSpec = { nodeIndex: spec.nodes.length - 1, logits: true, unit: klass, reduce: 'sum' };
  const question = { runId, image, of };
  const total = SAMPLES + POINTS;
  const report =
    (before: number) =>
    ({ done }: Counted): void =>
      onProgress({ done: before + done, total });
  const gradient = await call('inside.attribution', { ...question, method: { kind: 'gradient' } }, { signal });
  const guided = await call('inside.attribution', { ...question, method: { kind: 'guided' } }, { signal });
  const layer = lastMaps(spec);
  const gradcam = layer === null ? null : await call('inside.gradCam', { ...question, layer }, { signal });
  const smooth = { kind: 'smoothgrad', samples: SAMPLES, noise: 0.15, seed: toSeed(1) } as const;
  const smoothgrad = await call(
    'inside.attribution',
    { ...question, method: smooth },
    { signal, onProgress: report(0) },
  );
  const integrated = await call(
    'inside.attribution',
    { ...question, method: { kind: 'integrated', baseline: 0, steps: POINTS } },
    { signal, onProgress: report(SAMPLES) },
  );
  if (!('sum' in integrated)) throw new Error('integrated gradients answer with their sum');
  return { gradient, guided, gradcam, smoothgrad, integrated };
}

export function useSaliency(state: SaliencyState): SaliencySession {
  const subject = useSubject(state.subject, COURSE);
  const { runId, version, images, entry } = subject;
  const seen = useSeenPicture(subject, state.image);
  const picture = seenImage(seen, images, state.image);
  // Maps take hundreds of questions: they wait until training rests.
  const network = runId === null || picture === null ? null : `${version} ${seen.key}`;
  const atRest = subject.phase === 'training' ? null : network;
  const predict = async (values: Float32Array, { signal }: Asking<never>): Promise<Float32Array> => {
    const asked = { runId: runId ?? '', images: values, count: 1 };
    return (await startEngine().call('run.predict', asked, { signal })).probabilities;
  };
  const whole = useAnswer<Float32Array>(atRest, (asking) => predict(picture?.values ?? new Float32Array(), asking));
  const place = `${state.row} ${state.column} ${state.size} ${state.fill}`;
  const covered = useAnswer<Float32Array>(atRest === null ? null : `${atRest} ${place}`, (asking) =>
    predict(picture === null ? new Float32Array() : patchedPicture(picture, images.shape, state), asking),
  );
  const isAnswered = whole.value !== null && whole.forKey === atRest;
  const says = isAnswered && whole.value !== null ? winnerOf(whole.value) : null;
  const wished = state.klass === null ? null : Math.min(state.klass, entry.data.classNames.length - 1);
  // A network whose answers are no numbers says nothing of any class.
  const klass = says === null ? null : (wished ?? says);
  const about = atRest === null || klass === null ? null : `${atRest} ${klass}`;
  const occlusion = useAnswer<OcclusionMap, Counted>(
    about === null ? null : `${about} ${state.size} ${state.fill}`,
    ({ signal, onProgress }) =>
      startEngine().call(
        'inside.occlusion',
        {
          runId: runId ?? '',
          image: picture?.values ?? new Float32Array(),
          options: { unit: klass ?? 0, size: state.size, stride: STRIDE, fill: FILL_VALUES[state.fill] },
        },
        { signal, onProgress },
      ),
  );
  const attributions = useAnswer<Attributions, Counted>(state.revealed ? about : null, (asking) =>
    attributionsOf(runId ?? '', picture?.values ?? new Float32Array(), entry.spec, klass ?? 0, asking),
  );
  return { subject, seen, whole, covered, klass, occlusion, attributions, stride: STRIDE };
}
