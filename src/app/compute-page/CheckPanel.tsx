// What to check, the button, and the check under way step by step with a way to end it.
// Not responsible for: the check (use-device-check.ts) or its results.
import { useState } from 'react';
import type { CheckProgress } from '../../engine/client/device-check.ts';
import { trainingWatch } from '../../engine/client/page-idle.ts';
import type { BackendId } from '../../engine/protocol/backends.ts';
import type { CheckStep, DeviceFacts } from '../../engine/protocol/device.ts';
import { Button } from '../../kit/controls/Button.tsx';
import { Notice } from '../../kit/controls/Notice.tsx';
import { Progress } from '../../kit/controls/Progress.tsx';
import { Toggle } from '../../kit/controls/Toggle.tsx';
import { useText } from '../../kit/locale/locale.ts';
import { COMPUTE_TEXT } from '../compute/compute.text.ts';
import { COMPUTE_PAGE_TEXT } from './compute-page.text.ts';
import type { ComputePageText } from './compute-page.text.ts';
import { NETWORK_NAMES, OP_NAMES } from './op-names.text.ts';
import type { DeviceCheck } from './use-device-check.ts';
import styles from './ComputePage.module.css';

/** In the order of the check: the quick ones first, so that something is there soon. */
const CHECKED: readonly BackendId[] = ['fused-relaxed', 'fused', 'cpu', 'webgl', 'webgpu'];

type Hint = keyof ComputePageText['hints'];

function hintOf(id: BackendId, facts: DeviceFacts | null): Hint | null {
  if (id === 'cpu') return 'slow';
  if (facts === null) return null;
  if (id === 'fused-relaxed') return facts.relaxedSimd ? null : 'missing';
  if (id === 'fused') return facts.simd ? null : 'missing';
  const gpu = id === 'webgl' ? facts.webgl : facts.webgpu;
  if (gpu === null || (id === 'webgl' && facts.webgl?.float32 === false)) return 'missing';
  return gpu.software ? 'software' : null;
}

interface CheckPanelProps {
  readonly check: DeviceCheck;
  /** Null until they are known: the check needs them. */
  readonly facts: DeviceFacts | null;
}

export function CheckPanel({ check, facts }: CheckPanelProps) {
  const text = useText(COMPUTE_PAGE_TEXT);
  const names = useText(COMPUTE_TEXT).names;
  const [chosen, setChosen] = useState<ReadonlyMap<BackendId, boolean>>(new Map());
  const { phase, wasInterrupted, report } = check;

  /** What the processor merely emulates takes minutes: only if the reader asks for it. */
  function isWanted(id: BackendId): boolean {
    return chosen.get(id) ?? hintOf(id, facts) !== 'software';
  }

  if (phase !== 'idle') return <UnderWay check={check} />;
  const wanted = CHECKED.filter(isWanted);
  return (
    <>
      <fieldset className={styles['backends']}>
        <legend>{text.whichBackends}</legend>
        {CHECKED.map((id) => {
          const hint = hintOf(id, facts);
          return (
            <Toggle
              key={id}
              label={names[id]}
              checked={isWanted(id)}
              onChange={(checked) => setChosen(new Map([...chosen, [id, checked]]))}
              {...(hint === null ? {} : { hint: text.hints[hint] })}
            />
          );
        })}
      </fieldset>
      {wasInterrupted && <Notice kind="warn">{text.interrupted}</Notice>}
      <div className={styles['buttons']}>
        <Button
          kind="primary"
          icon="play"
          disabled={facts === null || wanted.length === 0}
          onClick={() => check.start(wanted)}
        >
          {report === null ? text.check : text.checkAgain}
        </Button>
      </div>
    </>
  );
}

function UnderWay({ check }: { readonly check: DeviceCheck }) {
  const text = useText(COMPUTE_PAGE_TEXT);
  const names = useText(COMPUTE_TEXT).names;
  const describeStep = useStepWords();
  const { phase, backends, progress, cancel } = check;
  return (
    <div className={styles['running']}>
      {phase === 'waiting' && trainingWatch().training.size > 0 && (
        <Notice kind="warn">{text.waiting(trainingWatch().training.size)}</Notice>
      )}
      <Progress
        label={text.progress}
        value={progress === null ? null : partDone(progress, backends)}
        {...(progress === null
          ? {}
          : {
              text: text.progressText(
                names[progress.backend],
                describeStep(progress.step),
                progress.done + 1,
                progress.total,
              ),
            })}
      />
      <div>
        <Button icon="stop" onClick={cancel}>
          {text.cancel}
        </Button>
      </div>
      <p className={styles['note']}>{text.leaving}</p>
    </div>
  );
}

function partDone({ backend, done, total }: CheckProgress, backends: readonly BackendId[]): number {
  return (backends.indexOf(backend) + done / total) / backends.length;
}

function useStepWords(): (step: CheckStep) => string {
  const text = useText(COMPUTE_PAGE_TEXT);
  const ops = useText(OP_NAMES);
  const networks = useText(NETWORK_NAMES);
  return (step) => {
    switch (step.kind) {
      case 'start':
        return text.stepStart;
      case 'op':
        return text.stepOp(ops[step.op]);
      case 'speed':
        return text.stepSpeed(networks[step.network]);
      default:
        return step satisfies never;
    }
  };
}
