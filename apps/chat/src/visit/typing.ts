import { stay, type VisitEffect, type VisitStep } from './effect.ts';
import type { OwnTyping } from './state.ts';

/** The partner hears of our typing at most once in this time, and again while it goes on [D3]. */
const TYPING_EVERY_MS = 3_000;
/** Who has not pressed a key for so long types no more. */
const TYPING_SILENT_MS = 5_000;

export const NOT_TYPING: OwnTyping = { told: false, toldAt: Number.NEGATIVE_INFINITY };

/** The visitor pressed a key, or stopped. */
export function stepTyping(typing: OwnTyping, on: boolean, now: number): VisitStep<OwnTyping> {
  if (!on) return stopTyping(typing);
  const silence: VisitEffect = { do: 'wait', timer: 'typing', ms: TYPING_SILENT_MS };
  if (now - typing.toldAt < TYPING_EVERY_MS) return { state: typing, effects: [silence] };
  return { state: { told: true, toldAt: now }, effects: [{ do: 'say-typing', on: true }, silence] };
}

/** When typing was told stays known: on and off in turns must not become a way to say it more often. */
export function stopTyping(typing: OwnTyping): VisitStep<OwnTyping> {
  if (!typing.told) return stay(typing);
  return { state: { ...typing, told: false }, effects: [{ do: 'say-typing', on: false }] };
}
