// The words of the exhibit `duel` in both languages. Not responsible for: its text alternative (duel-describe.ts),
// class names (engine/catalog), sentences for errors (kit/sentences) or the prose around it.
import type { Localised } from '../../../kit/locale/locale.ts';
import type { DuelText } from './duel-text.ts';
import { en } from './duel.en.ts';
import { zh } from './duel.zh.ts';

export const duelText: Localised<DuelText> = { zh, en };
