// What goes in and out as files, and samples of the course's data sets: one lot at a time, with progress, stopping and a
// report. Not responsible for: reading pictures (bring-in.ts) or what is in a project file (project-file.ts).
import { useRef, useState } from 'react';
import { byFolder } from '../../../kit/files/picked-files.ts';
import type { PickedFile } from '../../../kit/files/picked-files.ts';
import { saveFile } from '../../../kit/files/save-file.ts';
import type { EngineErrorCode } from '../../../engine/protocol/calls.ts';
import { toEngineError } from '../../../engine/protocol/errors.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import { bringIn, nextOrder } from './bring-in.ts';
import type { BringReport } from './bring-in.ts';
import { pageStore } from './page-store.ts';
import type { ProjectProblem } from './project-file.ts';
import { addQuickSamples } from './quick-start.ts';
import { decode, encode } from './settings.ts';
import type { ClassesState } from './settings.ts';
import { startsAsZip } from './zip-magic.ts';

export type FileOutcome =
  | { readonly kind: 'brought'; readonly report: BringReport }
  | { readonly kind: 'opened'; readonly classes: number; readonly pictures: number; readonly isReplaced: boolean }
  | { readonly kind: 'project-problem'; readonly problem: ProjectProblem }
  | { readonly kind: 'samples-missing' }
  | { readonly kind: 'samples-failed'; readonly code: EngineErrorCode };

export interface FilesView {
  /** Null while nothing is read; `total` 0 where it is not known. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly outcome: FileOutcome | null;
  /** Files for that class; null: folders become classes. A project file alone is opened. */
  readonly bring: (files: readonly PickedFile[], into: string | null) => Promise<void>;
  readonly open: (file: Blob) => Promise<void>;
  readonly samples: (state: ClassesState, locale: Locale) => Promise<boolean>;
  readonly save: (state: ClassesState) => Promise<void>;
  readonly stop: () => void;
  readonly dismiss: () => void;
}

export const NO_FILES: FilesView = {
  progress: null,
  outcome: null,
  bring: () => Promise.resolve(),
  open: () => Promise.resolve(),
  samples: () => Promise.resolve(false),
  save: () => Promise.resolve(),
  stop: () => undefined,
  dismiss: () => undefined,
};

async function bytesOf(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return new Uint8Array();
  }
}

const PROGRESS_EVERY_MS = 100;

/** Thousands of files are not drawn one by one. */
function throttled(tell: (done: number, total: number) => void): (done: number, total: number) => void {
  let last = -Infinity;
  return (done, total) => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    tell(done, total);
  };
}

/** More than any project has: not even read. */
const MOST_PROJECT_BYTES = 120e6;

export function useFiles(onSettings: (state: ClassesState) => void): FilesView {
  const [progress, setProgress] = useState<FilesView['progress']>(null);
  const [outcome, setOutcome] = useState<FileOutcome | null>(null);
  const isStopped = useRef(false);

  function begin(): void {
    isStopped.current = false;
    setOutcome(null);
    setProgress({ done: 0, total: 0 });
  }

  async function open(file: Blob): Promise<void> {
    begin();
    const isLarge = file.size > MOST_PROJECT_BYTES;
    const { readProject } = await import('./project-file.ts');
    const read = isLarge ? ({ kind: 'problem', problem: 'too-large' } as const) : readProject(await bytesOf(file));
    setProgress(null);
    if (read.kind === 'problem') {
      setOutcome({ kind: 'project-problem', problem: read.problem });
      return;
    }
    const classes = read.project.classes.map(({ name }) => ({ id: crypto.randomUUID(), name }));
    const pictures = read.project.classes.flatMap((one, index) =>
      one.pictures.map((picture) => ({
        ...picture,
        id: crypto.randomUUID(),
        classId: classes[index]?.id ?? '',
        order: nextOrder(),
      })),
    );
    const isReplaced = pageStore().view().set.classes.length > 0;
    pageStore().replace({ classes, pictures });
    const settings = decode(read.project.settings);
    if (settings.kind === 'ok') onSettings(settings.state);
    setOutcome({ kind: 'opened', classes: classes.length, pictures: pictures.length, isReplaced });
  }

  return {
    progress,
    outcome,
    async bring(files, into) {
      if (files.length === 0) return;
      const [only] = files;
      if (files.length === 1 && only !== undefined && (await startsAsZip(only.file))) {
        await open(only.file);
        return;
      }
      begin();
      const picked = into === null ? byFolder(files) : [{ name: null, files: files.map(({ file }) => file) }];
      const report = await bringIn(pageStore(), picked, {
        into,
        isStopped: () => isStopped.current,
        onProgress: throttled((done, total) => setProgress({ done, total })),
      });
      setProgress(null);
      setOutcome({ kind: 'brought', report });
    },
    open,
    async samples(state, locale) {
      begin();
      try {
        const report = await addQuickSamples(
          pageStore(),
          state,
          locale,
          throttled((done, total) => setProgress({ done, total })),
        );
        setOutcome(report === null ? { kind: 'samples-missing' } : { kind: 'brought', report });
        return report !== null;
      } catch (thrown) {
        setOutcome({ kind: 'samples-failed', code: toEngineError(thrown).code });
        return false;
      } finally {
        setProgress(null);
      }
    },
    async save(state) {
      const { writeProject } = await import('./project-file.ts');
      const content = writeProject(pageStore().view().set, encode(state));
      saveFile({ name: 'my-classes.stride.zip', type: 'application/zip', content });
    },
    stop() {
      isStopped.current = true;
    },
    dismiss: () => setOutcome(null),
  };
}
