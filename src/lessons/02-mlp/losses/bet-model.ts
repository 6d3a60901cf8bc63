// What the betting game shows: the image, the bets, what they cost, and how claims and facts compare over all rounds.
// Not responsible for: the rules (bets.ts) or words (bet.text.ts).
import { lossValue } from '../../../nn/losses.ts';
import { BET_IMAGES } from './bet-images.ts';
import type { BetSession } from './bet-store.ts';
import { CHIPS, chipsLeft, CLASSES } from './bets.ts';
import type { Round } from './bets.ts';
import { covered, COVERS } from './cover.ts';
import type { CoverId } from './cover.ts';

export interface Stake {
  readonly probabilities: readonly number[];
  /** Crossentropy, clipped as Keras does. */
  readonly price: number;
}

export interface Score {
  readonly rounds: number;
  /** Of all rounds together; NaN before the first. */
  readonly total: number;
  readonly mean: number;
  /** Mean probability on the favourite. */
  readonly claimed: number;
  /** How often the favourite was right; of several favourites each counts its share. */
  readonly right: number;
}

export interface BetModel {
  readonly session: BetSession;
  readonly count: number;
  /** Null while the images are not there. */
  readonly image: Float32Array | null;
  /** How the image is covered: as it was paid for, or as chosen now. */
  readonly cover: CoverId;
  readonly left: number;
  readonly isPaid: boolean;
  readonly isLast: boolean;
  /** Known to players only once paid. */
  readonly label: number | null;
  readonly sample: number;
  readonly own: Stake | null;
  /** Null before it is trained, and before the round is paid. */
  readonly network: Stake | null;
  readonly you: Score;
  readonly rival: Score | null;
  /** The dearest of the reader's rounds: place in `rounds` and price. */
  readonly dearest: { readonly round: number; readonly price: number } | null;
}

export const EVEN_PRICE = Math.log(CLASSES);

function stakeOf(probabilities: readonly number[], label: number): Stake {
  return { probabilities, price: lossValue('sparse_categorical_crossentropy', probabilities, [label], 1, CLASSES) };
}

function ownStake({ chips }: Round, label: number): Stake {
  return stakeOf(
    chips.map((count) => count / CHIPS),
    label,
  );
}

function networkStake({ image, cover }: Round, label: number, forecasts: Float32Array | null): Stake | null {
  if (forecasts === null) return null;
  const row = (COVERS.indexOf(cover) * BET_IMAGES.length + image) * CLASSES;
  return stakeOf([...forecasts.subarray(row, row + CLASSES)], label);
}

/** Price and calibration over rounds; `labels` belong to the stakes one by one. */
export function scoreOf(stakes: readonly Stake[], labels: readonly number[]): Score {
  const rounds = stakes.length;
  const favourites = stakes.map(({ probabilities }) => Math.max(...probabilities));
  const hits = stakes.reduce((sum, { probabilities }, i) => {
    const tied = probabilities.filter((probability) => probability === favourites[i]).length;
    return sum + (probabilities[labels[i] ?? -1] === favourites[i] ? 1 / tied : 0);
  }, 0);
  const total = stakes.reduce((sum, { price }) => sum + price, 0);
  return {
    rounds,
    total,
    mean: total / rounds,
    claimed: favourites.reduce((sum, value) => sum + value, 0) / rounds,
    right: hits / rounds,
  };
}

export function betModel(chosen: CoverId, session: BetSession): BetModel {
  const { game, images, labels, forecasts } = session;
  const { rounds, isPaid } = game;
  const settled = rounds.map((round) => {
    const label = labels[round.image] ?? 0;
    return { label, own: ownStake(round, label), network: networkStake(round, label, forecasts) };
  });
  const now = isPaid ? settled.at(-1) : undefined;
  const cover = isPaid ? (rounds.at(-1)?.cover ?? chosen) : chosen;
  const pixels = images[game.image];
  const truths = settled.map(({ label }) => label);
  const rivals = settled.flatMap(({ network }) => (network === null ? [] : [network]));
  const prices = settled.map(({ own }) => own.price);
  const worst = prices.indexOf(Math.max(...prices));
  return {
    session,
    count: BET_IMAGES.length,
    image: pixels === undefined ? null : covered(pixels, cover),
    cover,
    left: chipsLeft(game),
    isPaid,
    isLast: game.image + 1 >= BET_IMAGES.length,
    label: now?.label ?? null,
    sample: BET_IMAGES[game.image] ?? 0,
    own: now?.own ?? null,
    network: now?.network ?? null,
    you: scoreOf(
      settled.map(({ own }) => own),
      truths,
    ),
    rival: rivals.length < settled.length || rivals.length === 0 ? null : scoreOf(rivals, truths),
    dearest: worst === -1 ? null : { round: worst, price: prices[worst] ?? 0 },
  };
}
