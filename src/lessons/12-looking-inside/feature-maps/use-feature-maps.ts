// The session of the exhibit `feature-maps`: what every layer puts out for the picture in sight, with channels off, and
// the weights. Of a network that is not trained yet it is worked out on the page. Not responsible for: what is shown.
import { useDeferredValue, useMemo } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import type { Counted } from '../../../engine/protocol/inside-calls.ts';
import { winnerOf } from '../../../nn/argmax.ts';
import { forwardPass } from '../../../nn/forward.ts';
import type { ChannelDamage } from '../../../nn/inside/channel-damage.ts';
import { initialWeights } from '../../../nn/initializers.ts';
import { NO_PICTURE, useSeenPicture } from '../subject/seen-picture.ts';
import type { SeenPicture } from '../subject/seen-picture.ts';
import { isCourse } from '../subject/subject-ref.ts';
import { NO_ANSWER, useAnswer } from '../../../engine/client/use-answer.ts';
import type { Answer, Asking } from '../../../engine/client/use-answer.ts';
import { NO_SUBJECT, useSubject } from '../subject/use-subject.ts';
import type { Subject } from '../subject/use-subject.ts';
import type { SubjectEntry } from '../subject/subjects.ts';
import { placesIn } from './feature-maps-model.ts';
import type { FeatureMapsState } from './feature-maps.ts';

export interface Look {
  /** By node. */
  readonly outputs: readonly Float32Array[];
  /** Of the winning class's logit with respect to the chosen layer; null where they were not asked for. */
  readonly gradients: Float32Array | null;
}

export interface FeatureMapsSession {
  readonly subject: Subject;
  readonly picture: SeenPicture;
  readonly isUntrained: boolean;
  readonly weights: readonly Float32Array[];
  readonly look: Answer<Look, never>;
  /** Probabilities with no channel off. */
  readonly whole: Float32Array | null;
  readonly damage: Answer<readonly ChannelDamage[], Counted>;
}

export const NO_MAPS: FeatureMapsSession = {
  subject: NO_SUBJECT,
  picture: NO_PICTURE,
  isUntrained: true,
  weights: [],
  look: NO_ANSWER,
  whole: null,
  damage: NO_ANSWER,
};

const NO_WEIGHTS: readonly Float32Array[] = [];
const untrained = new Map<string, readonly Float32Array[]>();

/** The weights that training begins with. */
function firstWeights({ id, spec, candidates }: SubjectEntry): readonly Float32Array[] {
  const known = untrained.get(id) ?? initialWeights(spec, candidates[0].plan.seed);
  untrained.set(id, known);
  return known;
}

async function lookInto(
  { entry, runId }: Subject,
  image: Float32Array,
  { silenced, shown, node }: Pick<FeatureMapsState, 'silenced' | 'shown' | 'node'>,
  { signal }: Asking<never>,
): Promise<Look> {
  const { call } = startEngine();
  const nodeIndices = entry.spec.nodes.map((_, index) => index);
  const asked = { runId: runId ?? '', images: image, count: 1 };
  const ablated = placesIn(entry.spec, silenced);
  const found = await call('run.activations', { ...asked, nodeIndices, ablated }, { signal });
  const outputs = found.map(({ values }) => values);
  const last = entry.spec.nodes.length - 1;
  const unit = winnerOf(outputs[last] ?? new Float32Array());
  // A network that answers with no number has no winner whose slope could be asked for.
  if (shown === 'outputs' || node === last || unit === null) return { outputs, gradients: null };
  const of = { nodeIndex: last, logits: true, unit, reduce: 'sum' } as const;
  const { values } = await call('run.gradient', { ...asked, of, with: node }, { signal });
  return { outputs, gradients: values };
}

export function useFeatureMaps(state: FeatureMapsState): FeatureMapsSession {
  const subject = useSubject(state.subject);
  const picture = useSeenPicture(subject, state.image);
  const { entry, runId, version } = subject;
  const image = picture.values;
  // Layers of a network that only this device knows are counted here.
  const node = state.node < entry.spec.nodes.length ? state.node : 0;
  const isUntrained = runId === null && isCourse(subject.ref) && subject.phase !== 'looking';
  const key = image === null || runId === null ? null : `${version} ${picture.key}`;
  const wanted = key === null ? null : `${key} ${state.silenced.join('.')} ${state.shown} ${node}`;
  const isLive = picture.from === 'camera' || subject.phase === 'training';
  const look = useAnswer<Look>(
    wanted,
    (asking) => lookInto(subject, image ?? new Float32Array(), { ...state, node }, asking),
    {
      isLive,
    },
  );
  const whole = useAnswer<Float32Array>(state.silenced.length === 0 ? null : key, async ({ signal }) => {
    const asked = { runId: runId ?? '', images: image ?? new Float32Array(), count: 1 };
    return (await startEngine().call('run.predict', asked, { signal })).probabilities;
  });
  const trained = useAnswer<readonly Float32Array[]>(runId === null ? null : version, async ({ signal }) => {
    const named = await startEngine().call('run.weights', { runId: runId ?? '' }, { signal });
    return named.map(({ values }) => values);
  });
  const isConvolution = entry.spec.nodes[state.node]?.layer.className.includes('Conv') === true;
  const mayRank = key !== null && picture.from !== 'camera' && subject.phase !== 'training' && isConvolution;
  const winner = look.value?.outputs.at(-1);
  const unit = winner === undefined || state.silenced.length > 0 ? null : winnerOf(winner);
  const damage = useAnswer<readonly ChannelDamage[], Counted>(
    mayRank && unit !== null ? `${key} ${node} ${unit}` : null,
    ({ signal, onProgress }) =>
      startEngine().call(
        'inside.channelDamage',
        { runId: runId ?? '', image: image ?? new Float32Array(), nodeIndex: node, unit: unit ?? 0 },
        { signal, onProgress },
      ),
  );
  // A whole forward pass: not in the same breath as everything else that a new picture changes.
  const given = useMemo(() => ({ image, entry }), [image, entry]);
  const seen = useDeferredValue(given);
  const onPage = useMemo((): Answer<Look, never> => {
    // Another network fits neither the picture nor what is drawn of the one before.
    if (!isUntrained || seen.image === null || seen.entry !== entry) return NO_ANSWER;
    const outputs = forwardPass(entry.spec, firstWeights(entry), seen.image).map(({ values }) => values);
    return { ...NO_ANSWER, value: { outputs, gradients: null }, forKey: 'page' };
  }, [isUntrained, seen, entry]);
  return {
    subject,
    picture,
    isUntrained,
    weights: trained.value ?? (isUntrained ? firstWeights(entry) : NO_WEIGHTS),
    look: isUntrained ? onPage : look,
    whole: whole.value,
    damage,
  };
}
