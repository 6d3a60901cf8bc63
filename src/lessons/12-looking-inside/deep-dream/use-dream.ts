// The session of the exhibit `deep-dream`: a photo that comes with the course or the reader's own, and the dream of it,
// begun and stopped by the reader. Not responsible for: what is shown (dream-model.ts).
import { useEffect, useState } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { loadBuiltInPhoto } from '../../../kit/photo/built-in-photos.ts';
import type { PhotoProblem } from '../../../kit/photo/photo.text.ts';
import type { Picture } from '../../../kit/photo/picture.ts';
import { usePhotoSource } from '../../../kit/photo/use-photo-source.ts';
import type { PhotoControls, PhotoSource } from '../../../kit/photo/use-photo-source.ts';
import type { DreamState } from '../../../nn/inside/dream.ts';
import type { PictureShape } from '../../../nn/inside/resample.ts';
import { inferShapes } from '../../../nn/shapes.ts';
import { PLAIN_VALUES } from '../subject/test-images.ts';
import type { PlainColour } from '../subject/test-images.ts';
import { NO_ANSWER, useAnswer } from '../../../engine/client/use-answer.ts';
import type { Answer } from '../../../engine/client/use-answer.ts';
import { NO_SUBJECT, useSubject } from '../subject/use-subject.ts';
import type { Subject } from '../subject/use-subject.ts';
import { COURSE, dreamerOf, dreamOptions, isPlain } from './deep-dream.ts';
import type { DeepDreamState, DreamPhoto } from './deep-dream.ts';

/** Small enough that a slow core dreams it in seconds, large enough for the input of every network here. */
const LIMITS = { maxSidePx: 160, minSidePx: 32 };
const CAMERA_SIZE = { height: 120, width: 160 };

export interface Dreamable {
  readonly shape: PictureShape;
  readonly values: Float32Array;
}

export interface DreamSession {
  readonly subject: Subject;
  readonly picture: Dreamable | null;
  readonly problem: PhotoProblem | null;
  readonly source: (PhotoSource & PhotoControls) | null;
  /** The channel asked about, brought inside; null: all. */
  readonly channel: number | null;
  readonly answer: Answer<DreamState, DreamState>;
  readonly canStart: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

export const NO_DREAM: DreamSession = {
  subject: NO_SUBJECT,
  picture: null,
  problem: null,
  source: null,
  channel: null,
  answer: NO_ANSWER,
  canStart: false,
  start: () => undefined,
  stop: () => undefined,
};

const BRIGHTNESS = [0.299, 0.587, 0.114] as const;
const dreamables = new WeakMap<Picture, Map<number, Dreamable>>();

/** In the network's colours, values in [0, 1]; the same object for the same picture. */
function dreamableOf(picture: Picture, channels: number): Dreamable {
  const known = dreamables.get(picture) ?? new Map<number, Dreamable>();
  dreamables.set(picture, known);
  const { height, width, rgba } = picture;
  const byte = (pixel: number, c: number): number => (rgba[4 * pixel + c] ?? 0) / 255;
  const found = known.get(channels) ?? {
    shape: [height, width, channels] as const,
    values: Float32Array.from({ length: height * width * channels }, (_, i) =>
      channels === 3
        ? byte(Math.floor(i / 3), i % 3)
        : BRIGHTNESS.reduce((sum, weight, c) => sum + weight * byte(i, c), 0),
    ),
  };
  known.set(channels, found);
  return found;
}

interface Loaded {
  readonly photo: DreamPhoto;
  readonly picture: Picture | null;
  readonly problem: PhotoProblem | null;
}

/** Side of a picture of one colour. */
const PLAIN_SIDE = 96;
const plains = new Map<string, Picture>();

/** The same object for the same colour. */
function plainPicture(colour: PlainColour): Picture {
  const rgba = new Uint8ClampedArray(4 * PLAIN_SIDE * PLAIN_SIDE).fill(255);
  for (let i = 0; i < rgba.length; i += 1) if (i % 4 !== 3) rgba[i] = Math.round(255 * PLAIN_VALUES[colour]);
  const picture = plains.get(colour) ?? { height: PLAIN_SIDE, width: PLAIN_SIDE, rgba };
  plains.set(colour, picture);
  return picture;
}

function useBuiltIn(photo: DreamPhoto): Loaded | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    if (isPlain(photo)) return;
    let isWanted = true;
    void loadBuiltInPhoto(photo, LIMITS).then((reading) => {
      if (!isWanted) return;
      setLoaded(
        reading.kind === 'problem'
          ? { photo, picture: null, problem: reading.problem }
          : { photo, picture: reading.picture, problem: null },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [photo]);
  if (isPlain(photo)) return { photo, picture: plainPicture(photo), problem: null };
  return loaded?.photo === photo ? loaded : null;
}

export function useDream(state: DeepDreamState): DreamSession {
  const subject = useSubject(state.subject, COURSE);
  const { runId, version, entry, phase, images } = subject;
  const builtIn = useBuiltIn(state.photo);
  const source = usePhotoSource({ limits: LIMITS, cameraSize: CAMERA_SIZE });
  const { shown } = source;
  const seen =
    shown.kind === 'own' ? shown.photo.picture : shown.kind === 'camera' ? shown.frame : (builtIn?.picture ?? null);
  const picture = seen === null ? null : dreamableOf(seen, images.shape[2]);
  /** What is being dreamt: another state, other weights or another photo wait for another click. */
  const question = `${version} ${JSON.stringify(state)}`;
  const [asked, setAsked] = useState<{
    readonly question: string;
    readonly turn: number;
    readonly picture: Dreamable;
  } | null>(null);
  const canStart = runId !== null && phase !== 'training' && picture !== null;
  const isCurrent =
    asked !== null && asked.question === question && (shown.kind === 'camera' || asked.picture === picture);
  const node = dreamerOf(state, entry.spec);
  const channels = inferShapes(entry.spec)[node]?.output.at(-1) ?? 1;
  const channel = state.channel === null ? null : Math.min(state.channel, channels - 1);
  const key = canStart && isCurrent ? `${question} ${asked.turn}` : null;
  const answer = useAnswer<DreamState, DreamState>(key, ({ signal, onProgress }) =>
    startEngine().call(
      'inside.dream',
      {
        runId: runId ?? '',
        picture: asked?.picture ?? { shape: [0, 0, 0], values: new Float32Array() },
        options: dreamOptions(state, node, channel),
      },
      { signal, onProgress },
    ),
  );
  return {
    subject,
    picture: isCurrent && asked !== null ? asked.picture : picture,
    problem: builtIn?.problem ?? null,
    source,
    channel,
    answer,
    canStart,
    start: () => {
      if (picture !== null) setAsked({ question, turn: (asked?.turn ?? 0) + 1, picture });
    },
    stop: () => setAsked(null),
  };
}
