// The view of the exhibit `pool-lab`: map, smaller map and gradient side by side, one window taken apart below them.
// Not responsible for: what is shown (pool-model.ts).
import type { ReactElement } from 'react';
import { Choice } from '../../../kit/controls/Choice.tsx';
import { Controls } from '../../../kit/controls/Controls.tsx';
import { Slider } from '../../../kit/controls/Slider.tsx';
import type { ExhibitViewProps } from '../../../kit/exhibit/exhibit.ts';
import { NetworkBar } from '../NetworkBar.tsx';
import type { TrainedSession } from '../use-trained.ts';
import { KERNELS, LAYERS, PADDINGS, POOL, STRIDE, UPSTREAMS, WAYS } from './pool-lab.ts';
import type { PoolLabAction, PoolLabState } from './pool-lab.ts';
import { poolLabText } from './pool-lab.text.ts';
import type { PoolLabModel } from './pool-model.ts';
import styles from './PoolLab.module.css';
import { PoolMaps } from './PoolMaps.tsx';
import { WholeLayer } from './WholeLayer.tsx';
import { WindowTables } from './WindowTables.tsx';

type PoolLabProps = ExhibitViewProps<PoolLabState, PoolLabAction, TrainedSession, PoolLabModel>;

export function PoolLabView({ model, dispatch, session, locale }: PoolLabProps): ReactElement {
  const words = poolLabText[locale];
  const { state, source } = model;
  return (
    <div className={styles['lab']}>
      <NetworkBar
        session={session}
        picture={state.picture}
        isDrawn={model.isDrawn}
        onPicture={(picture) => dispatch({ kind: 'picture', picture })}
      />
      <Controls label={words.controls}>
        <Choice
          label={words.way}
          value={state.way}
          options={WAYS.map((way) => ({ value: way, label: words.ways[way] }))}
          onChange={(way) => dispatch({ kind: 'way', way })}
        />
        {state.way === 'stride' && (
          <Choice
            label={words.kernel}
            value={state.kernel}
            options={KERNELS.map((kernel) => ({ value: kernel, label: words.kernels[kernel] }))}
            onChange={(kernel) => dispatch({ kind: 'kernel', kernel })}
          />
        )}
        <Slider
          label={words.pool}
          value={state.pool}
          {...POOL}
          integer
          disabled={state.way === 'none'}
          onChange={(pool) => dispatch({ kind: 'pool', pool })}
        />
        <Slider
          label={words.stride}
          value={state.stride}
          {...STRIDE}
          integer
          disabled={state.way === 'none'}
          onChange={(stride) => dispatch({ kind: 'stride', stride })}
        />
        <Choice
          label={words.padding}
          value={state.padding}
          options={PADDINGS.map((padding) => ({ value: padding, label: padding }))}
          disabled={state.way === 'none'}
          onChange={(padding) => dispatch({ kind: 'padding', padding })}
        />
        <Choice
          label={words.upstream}
          value={state.upstream}
          options={UPSTREAMS.map((upstream) => ({ value: upstream, label: words.upstreams[upstream] }))}
          onChange={(upstream) => dispatch({ kind: 'upstream', upstream })}
        />
        <Choice
          label={words.layer}
          value={source === 'edges' ? '1' : state.layer}
          options={LAYERS.map((layer) => ({
            value: layer,
            label: words.layers[layer],
            disabled: source === 'edges' && layer === '2',
          }))}
          onChange={(layer) => dispatch({ kind: 'layer', layer })}
          {...(source === 'edges' ? { hint: words.layerHint } : {})}
        />
        <Slider
          label={words.channel}
          value={model.channel}
          min={0}
          max={model.channels - 1}
          integer
          unit={words.channelUnit(model.channels)}
          onChange={(channel) => dispatch({ kind: 'channel', channel })}
        />
      </Controls>
      <PoolMaps model={model} dispatch={dispatch} />
      <WindowTables model={model} />
      <WholeLayer model={model} />
    </div>
  );
}
