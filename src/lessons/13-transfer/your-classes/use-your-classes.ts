// The session of the exhibit `your-classes`, put together: network, pictures, features, heads, camera, preview, files.
// Not responsible for: any of them.
import { useMemo, useState } from 'react';
import { NO_BASE } from '../base/base-use.ts';
import type { BaseUse } from '../base/base-use.ts';
import { useBase } from '../base/use-base.ts';
import { NO_STORE } from './class-store.ts';
import type { StoreView } from './class-store.ts';
import { useClassStore } from './page-store.ts';
import { cutIn } from './settings.ts';
import type { ClassesAction, ClassesState } from './settings.ts';
import { rolesOf } from './split.ts';
import type { Role } from './split.ts';
import { NO_FEATURES, settingName, useFeatures } from './use-features.ts';
import type { FeatureSetting, FeatureView } from './use-features.ts';
import { NO_FILES, useFiles } from './use-files.ts';
import type { FilesView } from './use-files.ts';
import { NO_HEAD, useHead } from './use-head.ts';
import type { HeadView } from './use-head.ts';
import { NO_CAMERA, useLiveCamera } from './use-live-camera.ts';
import type { LiveCamera } from './use-live-camera.ts';
import { NO_PREVIEW, usePreview } from './use-preview.ts';
import type { PreviewView } from './use-preview.ts';

/** How a class is being given pictures at the moment. */
export interface OpenSource {
  readonly classId: string;
  readonly kind: 'camera' | 'drawing';
}

export interface ClassesSession {
  readonly base: BaseUse;
  readonly store: StoreView;
  readonly roles: ReadonlyMap<string, Role>;
  readonly setting: FeatureSetting | null;
  readonly features: FeatureView;
  readonly head: HeadView;
  readonly camera: LiveCamera;
  readonly preview: PreviewView;
  readonly files: FilesView;
  readonly source: OpenSource | null;
  /** The preview follows the camera. */
  readonly isLive: boolean;
  readonly openSource: (source: OpenSource | null) => void;
  readonly setLive: (isLive: boolean) => void;
  /** Loads the network where need be, then trains. */
  readonly train: () => void;
}

export const NO_SESSION: ClassesSession = {
  base: NO_BASE,
  store: NO_STORE,
  roles: new Map(),
  setting: null,
  features: NO_FEATURES,
  head: NO_HEAD,
  camera: NO_CAMERA,
  preview: NO_PREVIEW,
  files: NO_FILES,
  source: null,
  isLive: false,
  openSource: () => undefined,
  setLive: () => undefined,
  train: () => undefined,
};

export function useYourClasses(state: ClassesState, dispatch: (action: ClassesAction) => void): ClassesSession {
  const base = useBase();
  const store = useClassStore();
  const { set } = store;
  const roles = useMemo(() => rolesOf(set, state.validation, state.seed), [set, state.validation, state.seed]);
  const { entry, phase } = base;
  const cut = entry === null ? null : cutIn(entry.cuts, state.cut);
  const setting = useMemo<FeatureSetting | null>(
    () =>
      phase !== 'loaded' || entry === null || cut === null ? null : { model: entry.id, cut, sizePx: state.sizePx },
    [phase, entry, cut, state.sizePx],
  );
  const features = useFeatures(setting, set);
  const head = useHead(state, set, roles, features, setting === null ? null : settingName(setting));
  const camera = useLiveCamera();
  const [source, setSource] = useState<OpenSource | null>(null);
  const [isLive, setIsLive] = useState(false);
  const preview = usePreview(state, setting, head, camera, isLive);
  const files = useFiles((settings) => dispatch({ kind: 'all', state: settings }));

  function follow(next: OpenSource | null, live: boolean): void {
    if (next?.kind === 'camera' || live) camera.start();
    else camera.stop();
  }

  return {
    base,
    store,
    roles,
    setting,
    features,
    head,
    camera,
    preview,
    files,
    source,
    isLive,
    openSource(next) {
      setSource(next);
      follow(next, isLive);
    },
    setLive(next) {
      setIsLive(next);
      follow(source, next);
    },
    train() {
      if (phase === 'ready-to-load' || phase === 'failed') base.load();
      if (phase !== 'absent') head.train();
    },
  };
}
