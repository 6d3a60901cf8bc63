// What each channel of a layer is good for: the scalar with the channel held at nought, one after the other.
// Not responsible for: drawing, or what the reader switches off by hand (Ablation of insides.ts does that).
import { argMax } from '../argmax.ts';
import type { Insides, Watch } from './insides.ts';

export interface ChannelDamage {
  readonly channel: number;
  /** The class's probability without this channel. */
  readonly probability: number;
  /** The class that wins without it. */
  readonly predicted: number;
}

/** In the order of channels. `unit` is the class read at the network's output. */
export async function channelDamages(
  insides: Insides,
  image: Float32Array,
  { nodeIndex, channels, unit }: { readonly nodeIndex: number; readonly channels: number; readonly unit: number },
  watch: Watch<{ readonly done: number; readonly total: number }>,
): Promise<readonly ChannelDamage[]> {
  const damages: ChannelDamage[] = [];
  for (let channel = 0; channel < channels; channel += 1) {
    watch.check();
    const [output] = await insides.outputs(image, 1, [insides.spec.nodes.length - 1], [{ nodeIndex, channel }]);
    const values = output?.values ?? new Float32Array();
    damages.push({ channel, probability: values[unit] ?? Number.NaN, predicted: argMax(values) });
    watch.report({ done: channel + 1, total: channels });
  }
  return damages;
}
