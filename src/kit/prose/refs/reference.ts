// The form of a reference to something outside the course. Not responsible for: the references (the files beside, by theme).
import type { Localised } from '../../locale/locale.ts';

export interface Reference {
  readonly title: Localised<string>;
  /** Authors or publisher. */
  readonly by?: string;
  readonly year?: number;
  /** What it says, for readers who cannot open it. */
  readonly summary: Localised<string>;
  /** Address as the course's source text gives it. */
  readonly url: string;
  /** Where it has moved to, as far as known. */
  readonly current?: string;
}
