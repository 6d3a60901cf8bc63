// The betting game's rules, without images: chips laid, rounds paid. Pure.
// Not responsible for: what the network bets, prices (bet-model.ts) or keeping the game (bet-store.ts).
import type { CoverId } from './cover.ts';

export const CHIPS = 20;
export const CLASSES = 10;

export interface Round {
  /** Place among the game's images. */
  readonly image: number;
  readonly cover: CoverId;
  readonly chips: readonly number[];
}

export interface Game {
  /** Place of the image on the table. */
  readonly image: number;
  readonly chips: readonly number[];
  /** In the order played; the last one is of the image on the table while `isPaid`. */
  readonly rounds: readonly Round[];
  readonly isPaid: boolean;
}

export const NO_CHIPS: readonly number[] = Array.from({ length: CLASSES }, () => 0);
export const NEW_GAME: Game = { image: 0, chips: NO_CHIPS, rounds: [], isPaid: false };

export function chipsLeft({ chips }: Game): number {
  return CHIPS - chips.reduce((sum, count) => sum + count, 0);
}

/** Lays so many chips on a digit, as far as there are any left. */
export function place(game: Game, digit: number, count: number): Game {
  const before = game.chips[digit];
  if (game.isPaid || before === undefined || Number.isNaN(count)) return game;
  const most = before + chipsLeft(game);
  const laid = Math.min(most, Math.max(0, Math.round(count)));
  return { ...game, chips: game.chips.map((chips, i) => (i === digit ? laid : chips)) };
}

/** Two chips on each digit: the bet of somebody who knows nothing. */
export function spread(game: Game): Game {
  return game.isPaid ? game : { ...game, chips: game.chips.map(() => CHIPS / CLASSES) };
}

export function clear(game: Game): Game {
  return game.isPaid ? game : { ...game, chips: NO_CHIPS };
}

/** Settles the round; nothing happens while chips are left. */
export function pay(game: Game, cover: CoverId): Game {
  if (game.isPaid || chipsLeft(game) > 0) return game;
  return { ...game, isPaid: true, rounds: [...game.rounds, { image: game.image, cover, chips: game.chips }] };
}

/** The next image, while there is one of `count`. */
export function next(game: Game, count: number): Game {
  if (!game.isPaid || game.image + 1 >= count) return game;
  return { ...game, image: game.image + 1, chips: NO_CHIPS, isPaid: false };
}
