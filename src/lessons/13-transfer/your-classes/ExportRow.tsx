// What can be taken to other tools. The writers are fetched when they are wanted. Not responsible for: writing (head-files.ts).
import type { ReactElement } from 'react';
import { startEngine } from '../../../engine/client/engine.ts';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { saveFile } from '../../../kit/files/save-file.ts';
import { HEAD_RUN } from './use-head.ts';
import styles from './YourClasses.module.css';
import type { ClassesProps } from './YourClassesView.tsx';
import { classesText } from './your-classes.text.ts';

export function ExportRow({ state, model, session, locale }: ClassesProps): ReactElement {
  const words = classesText[locale];
  const { head, setting } = session;
  const taught = head.taught?.data ?? null;
  const data = head.data ?? taught;

  async function saveHead(): Promise<void> {
    if (taught === null) return;
    const { headModelZip } = await import('./head-files.ts');
    const weights = await startEngine().call('run.weights', { runId: HEAD_RUN });
    saveFile({ name: 'my-head.tfjs.zip', type: 'application/zip', content: headModelZip(taught, weights) });
  }

  async function saveFeatures(): Promise<void> {
    if (data === null) return;
    const { featuresNpz } = await import('./head-files.ts');
    saveFile({ name: 'my-features.npz', type: 'application/octet-stream', content: featuresNpz(data) });
  }

  async function saveNotebook(): Promise<void> {
    if (setting === null) return;
    const { headNotebook } = await import('./head-files.ts');
    const content = headNotebook({ ...setting, epochs: state.epochs, seed: state.seed, validation: state.validation });
    saveFile({ name: 'my-classes.ipynb', type: 'application/x-ipynb+json', content });
  }

  return (
    <details className={styles['more']}>
      <summary>{words.exports}</summary>
      <div className={styles['fields']}>
        <ButtonRow label={words.exports}>
          <Button disabled={taught === null || model.epoch === 0} onClick={() => void saveHead()}>
            {words.exportModel}
          </Button>
          <Button disabled={data === null} onClick={() => void saveFeatures()}>
            {words.exportFeatures}
          </Button>
          <Button disabled={setting === null} onClick={() => void saveNotebook()}>
            {words.exportNotebook}
          </Button>
        </ButtonRow>
      </div>
    </details>
  );
}
