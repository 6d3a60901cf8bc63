// What a script says of data and training, where it says it plainly: the data set, counts, batches, epochs, seed, optimizer.
// Numbers are looked for in the text, nothing is run; what is not found stays as it is.
// Not responsible for: the network (pasted-code.ts).
import { DATASET_IDS } from '../../../../engine/catalog/datasets.ts';
import { parseKeras } from '../../../../nn/keras-parser/parse.ts';
import type { DesignerState } from '../designer.ts';
import { LIMITS, OPTIMIZERS } from '../plan-choice.ts';
import type { PlanChoice } from '../plan-choice.ts';
import { notebookCode } from './notebook-code.ts';
import { KERAS_DATASETS } from './python.ts';

type Numeric = keyof typeof LIMITS;

/** Where each number stands in a script, as one writes it. */
const PLACES = {
  batch: /\bbatch_size\s*=\s*(\d{1,6})\b/,
  epochs: /\bepochs\s*=\s*(\d{1,6})\b/,
  count: /\bx_train\[:(\d{1,6})\],\s*y_train\[:\d{1,6}\]/,
  seed: /\bset_random_seed\((\d{1,10})\)/,
} as const satisfies Partial<Record<Numeric, RegExp>>;

function within(field: Numeric, value: number): Partial<PlanChoice> {
  const { min, max } = LIMITS[field];
  return value >= min && value <= max ? { [field]: value } : {};
}

/** How training data are spoilt on purpose, as our scripts write it. */
function spoilt(text: string): Partial<PlanChoice> {
  const [, samples, wrong] = /\brng\.permutation\((\d{1,6})\)\[:(\d{1,6})\]/.exec(text) ?? [];
  const grain = /\brng\.normal\(0, ([\d.e-]{1,12}), x_train/.exec(text)?.[1];
  const rarer = /\(1 - ([\d.e-]{1,12})\) \*\* \(y_train/.exec(text)?.[1];
  const percent = (part: number): number => Math.round(part * 100);
  return {
    ...within('labelNoise', samples === undefined ? 0 : percent(Number(wrong) / Number(samples))),
    ...within('imageNoise', percent(Number(grain ?? 0))),
    ...within('imbalance', percent(Number(rarer ?? 0))),
  };
}

/** Data and plan of the present design with what the text says of them. The text has been read as code before. */
export function planFromCode(given: string, present: DesignerState): Pick<DesignerState, 'data' | 'own' | 'plan'> {
  const text = notebookCode(given) ?? given;
  const module = /\b(\w+)\.load_data\(\)/.exec(text)?.[1];
  const data = DATASET_IDS.find((id) => KERAS_DATASETS[id] === module);
  const listing = parseKeras(text);
  const optimizer = listing.kind === 'ok' ? (listing.training?.optimizer ?? null) : null;
  const kind = OPTIMIZERS.find((known) => known === optimizer?.kind);
  const numbers = Object.entries(PLACES).map(([field, place]) => [field, place.exec(text)?.[1]] as const);
  const found = numbers.flatMap(([field, digits]) =>
    digits === undefined ? [] : [within(field as keyof typeof PLACES, Number(digits))],
  );
  const isOurs = found.length === numbers.length;
  const parts: readonly Partial<PlanChoice>[] = [
    ...found,
    // Only a whole script of ours says by its silence that nothing is spoilt.
    isOurs ? spoilt(text) : {},
    kind === undefined || optimizer === null ? {} : { optimizer: kind, ...within('rate', optimizer.learningRate) },
  ];
  const plan = parts.reduce<PlanChoice>((whole, part) => ({ ...whole, ...part }), present.plan);
  return data === undefined ? { data: present.data, own: present.own, plan } : { data, own: false, plan };
}
