// What experiments are called that their reader gave no name: by network, and where that is not enough by what differs.
// Not responsible for: names that were given (experiment.ts).
import { formatNumber } from '../../../../kit/locale/format.ts';
import type { Locale } from '../../../../kit/locale/locale.ts';
import { encodeSpec } from '../../../../nn/spec-codec.ts';
import type { NetworkSpec } from '../../../../nn/spec.ts';
import { PRESETS } from '../presets.ts';
import { designOf } from './compare.ts';
import type { Comparison, ComparedRow } from './compare.ts';
import { experimentsText } from './experiments.text.ts';

function networkName(net: NetworkSpec, locale: Locale): string {
  const text = encodeSpec(net);
  const preset = PRESETS.find(({ spec }) => encodeSpec(spec) === text);
  return preset?.title[locale] ?? experimentsText[locale].ownNetwork(formatNumber(net.nodes.length, locale));
}

export interface ExperimentName {
  /** Different for each. */
  readonly full: string;
  /** Without what a table says beside it. */
  readonly short: string;
}

/** A name for each experiment by its id. */
export function experimentNames({ rows, differing }: Comparison, locale: Locale): ReadonlyMap<string, ExperimentName> {
  const words = experimentsText[locale];
  const baseOf = ({ experiment }: ComparedRow): string => {
    if (experiment.name.trim() !== '') return experiment.name.trim();
    const state = designOf(experiment);
    return state === null ? experiment.id : networkName(state.net, locale);
  };
  const bases = rows.map(baseOf);
  const names = new Map<string, ExperimentName>();
  const used = new Set<string>();
  rows.forEach(({ experiment, factors }, index) => {
    const base = bases[index] ?? '';
    const isShared = experiment.name.trim() === '' && bases.filter((other) => other === base).length > 1;
    const parts = isShared
      ? differing
          .filter((factor) => factor !== 'network' && factor !== 'dataset')
          .map((factor) =>
            factor === 'optimizer' ? factors[factor] : words.part(words.factors[factor], factors[factor]),
          )
      : [];
    const full = [base, ...parts].join(' · ');
    let name = full;
    for (let n = 2; used.has(name); n += 1) name = `${full} (${n})`;
    used.add(name);
    names.set(experiment.id, { full: name, short: base });
  });
  return names;
}
