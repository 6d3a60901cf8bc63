// One network of the exhibit `family-tree`: its layers on the scale of all, and a bar that says where its parameters lie.
// Not responsible for: which layer is read (family-tree.ts); the keyboard reads layers with the slider.
import type { ReactElement } from 'react';
import { formatNumber, formatPercent } from '../../../kit/locale/format.ts';
import type { Locale } from '../../../kit/locale/locale.ts';
import type { BillLayer, WeightPlace } from '../../../nn/architectures/bill.ts';
import { familyText } from './family-tree.text.ts';
import { NETWORKS, type FamousNetwork } from './networks.ts';
import styles from './FamilyTree.module.css';

/** Channels to a unit of width, pixels of a side to a unit of height; at least a hair is drawn. */
const CHANNELS_PER_UNIT = 40;
const SIDES_PER_UNIT = 2;
const LEAST = 1.2;
const GAP = 1;

const widthOf = ({ channels }: BillLayer): number => Math.max(LEAST, channels / CHANNELS_PER_UNIT);
const lengthOf = ({ bill }: FamousNetwork): number => bill.layers.reduce((sum, layer) => sum + widthOf(layer) + GAP, 0);

/** Where each layer's rectangle begins. */
function leftsOf({ bill }: FamousNetwork): readonly number[] {
  const lefts: number[] = [];
  let x = 0;
  for (const layer of bill.layers) {
    lefts.push(x);
    x += widthOf(layer) + GAP;
  }
  return lefts;
}

const LONGEST = Math.max(...NETWORKS.map(lengthOf));

const PLACES: readonly WeightPlace[] = ['convolution', 'dense', 'normalisation'];

export interface NetworkRowProps {
  readonly network: FamousNetwork;
  readonly marked: number | null;
  readonly role: 'first' | 'second' | 'other';
  readonly onLayer: (layer: number) => void;
  readonly locale: Locale;
}

export function NetworkRow({ network, marked, role, onLayer, locale }: NetworkRowProps): ReactElement {
  const words = familyText[locale];
  const { bill, name, year } = network;
  const n = (value: number): string => formatNumber(value, locale);
  const lefts = leftsOf(network);
  const tall = Math.max(...bill.layers.map(({ side }) => side)) / SIDES_PER_UNIT;
  const read = marked === null ? undefined : bill.layers[marked];
  const readAt =
    marked === null || read === undefined
      ? null
      : { x: (lefts[marked] ?? 0) + widthOf(read) / 2, y: (tall - Math.max(LEAST, read.side / SIDES_PER_UNIT)) / 2 };
  return (
    <li data-role={role}>
      <strong>{`${name} · ${year}`}</strong>
      <svg viewBox={`0 0 ${LONGEST} ${tall}`} role="img" aria-label={words.drawing(name)}>
        {bill.layers.map((layer, index) => {
          const height = Math.max(LEAST, layer.side / SIDES_PER_UNIT);
          const width = widthOf(layer);
          return (
            <rect
              key={layer.name}
              x={lefts[index] ?? 0}
              y={(tall - height) / 2}
              width={width}
              height={height}
              data-place={layer.place}
              data-marked={marked === index || undefined}
              onClick={() => onLayer(index)}
            >
              <title>{`${layer.name}: ${layer.output.map(n).join(' × ')}, ${n(layer.parameters)}`}</title>
            </rect>
          );
        })}
        {readAt !== null && <path className={styles['pointer']} d={`M${readAt.x} ${readAt.y - 2}l-4 -6h8z`} />}
      </svg>
      <div className={styles['bar']} aria-hidden="true">
        {PLACES.map((place) => (
          <span key={place} data-place={place} style={{ flexGrow: bill.byPlace[place] / bill.parameters }} />
        ))}
      </div>
      <div className={styles['shares']}>
        {PLACES.filter((place) => bill.byPlace[place] > 0).map((place) => (
          <span key={place} data-place={place}>
            {`${words.places[place]} ${formatPercent(bill.byPlace[place] / bill.parameters, locale)}`}
          </span>
        ))}
      </div>
    </li>
  );
}
