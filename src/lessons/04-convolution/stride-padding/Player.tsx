// Moves the window: a scrubber over its places, one step back or on, and a player. With reduced motion it plays slower,
// and the window jumps instead of gliding. Not responsible for: the grids.
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../../kit/controls/Button.tsx';
import { ButtonRow } from '../../../kit/controls/Controls.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import { useReducedMotion } from '../../../kit/style/reduced-motion.ts';
import styles from './StridePadding.module.css';
import type { StrideModel } from './stride-model.ts';
import type { StrideText } from './stride-padding.text.ts';

export interface PlayerProps {
  readonly model: StrideModel;
  readonly words: StrideText;
  readonly onIndex: (index: number) => void;
}

const TICK_MS = 700;
const CALM_TICK_MS = 1400;

export function Player({ model, words, onIndex }: PlayerProps): ReactElement {
  const { index, count } = model;
  const [playing, setPlaying] = useState(false);
  const isCalm = useReducedMotion();

  const tick = useEffectEvent(() => onIndex((index + 1) % count));
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => tick(), isCalm ? CALM_TICK_MS : TICK_MS);
    return () => clearInterval(timer);
  }, [playing, isCalm]);

  function go(to: number): void {
    setPlaying(false);
    onIndex(to);
  }

  return (
    <div className={styles['player']}>
      <ButtonRow label={words.player}>
        <Button icon="rewind" disabled={index === 0} onClick={() => go(index - 1)}>
          {words.back}
        </Button>
        <Button icon={playing ? 'pause' : 'play'} disabled={count < 2} onClick={() => setPlaying(!playing)}>
          {playing ? words.pause : words.play}
        </Button>
        <Button icon="step" disabled={index >= count - 1} onClick={() => go(index + 1)}>
          {words.forward}
        </Button>
      </ButtonRow>
      <Slider
        label={words.place}
        value={index + 1}
        min={1}
        max={Math.max(1, count)}
        integer
        disabled={count < 2}
        valueText={() => words.placeText(model)}
        onChange={(value) => go(value - 1)}
      />
    </div>
  );
}
