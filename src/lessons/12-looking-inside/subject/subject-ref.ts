// How a figure's state and link name the network that is looked into: one of the course's two, or a run kept on this
// device. Not responsible for: finding it (use-subject.ts).
import type { LinkReader } from '../../../kit/exhibit/link-fields.ts';
import type { NetworkSpec } from '../../../nn/spec.ts';
import { SUBJECT_IDS, SUBJECTS } from './subjects.ts';
import type { SubjectId } from './subjects.ts';

const RUN = 'run.';
export type RunRef = `run.${string}`;
export type SubjectRef = SubjectId | RunRef;

/** Nodes of the deepest network that a link can name: what a run has is known on its device only. */
export const MOST_NODES = 128;
/** As many as data sets may have. */
const MOST_CLASSES = 256;
/** Channels of the widest layer that a link can name. */
export const MOST_CHANNELS = 4096;

export function isCourse(ref: SubjectRef): ref is SubjectId {
  return SUBJECT_IDS.some((id) => id === ref);
}

export function refOfRun(runId: string): RunRef {
  return `${RUN}${runId}`;
}

export function runIdOfRef(ref: RunRef): string {
  return ref.slice(RUN.length);
}

function isRunRef(text: string): text is RunRef {
  return /^run\.[\w-]{1,80}$/.test(text);
}

/** The field `network` of a link. */
export function readNetwork(link: LinkReader, initial: SubjectId): SubjectRef {
  const text = link.text('network');
  return text !== null && isRunRef(text) ? text : link.choice('network', SUBJECT_IDS, initial);
}

/** What the state alone knows of the network: nothing where it is a run of this device. */
export function knownSpec(ref: SubjectRef): NetworkSpec | null {
  return isCourse(ref) ? SUBJECTS[ref].spec : null;
}

export function nodesOf(ref: SubjectRef): number {
  return knownSpec(ref)?.nodes.length ?? MOST_NODES;
}

/** Classes that a link can name. */
export function classesOf(ref: SubjectRef): number {
  return isCourse(ref) ? SUBJECTS[ref].data.classNames.length : MOST_CLASSES;
}

/** What a figure is told when the reader chooses another network. */
export interface SubjectChoice {
  readonly subject: SubjectRef;
  readonly spec: NetworkSpec;
}
