import type { Mode } from '@visavis/protocol';
import type { VisitEffect, VisitStep } from './effect.ts';
import type { GuardSide, VisitEvent } from './event.ts';
import { isGuarded, isNewCamera } from './guard-state.ts';
import { streamFor } from './session.ts';
import type { InsideState, Session } from './state.ts';

// The picture check fails closed: whoever is not found clear is covered, from before the first picture on.

/** Begins and ends to look at pictures as the screens come and go; a picture that is looked at anew is covered until the check has said. */
export function withGuard<State extends InsideState>(before: InsideState, after: State, event: VisitEvent): VisitStep<State> {
  const camera = isGuarded(after.session) && isNewCamera(event);
  let state: State = after;
  const effects: VisitEffect[] = [];
  if (isGuarded(after.session) && after.session.devices.kind === 'ready' && !wasLoading(before)) effects.push({ do: 'load-guard' });
  for (const side of ['own', 'partner'] as const) {
    const [was, is] = [watched(before, side), watched(after, side)];
    if (was === is && !(camera && side === 'own')) continue;
    if (was !== null) effects.push({ do: 'unwatch', side });
    if (is !== null) effects.push({ do: 'watch', side, stream: is });
    state = asLoading(state, side);
  }
  const cover = coverOf(state);
  if (cover !== null && (camera || cover.covered !== (coverOf(before)?.covered ?? false))) effects.push({ do: 'cover-own', ...cover });
  return { state, effects };
}

/** The stream that the check looks at. One's own from the search on, so that it is found clear before the call. */
function watched(state: InsideState, side: GuardSide): MediaStream | null {
  if (!isGuarded(state.session)) return null;
  if (side === 'partner') return state.at === 'call' && state.seat.mode === 'video' ? state.partner : null;
  if (state.at === 'waiting') return pictureFor(state.mode, state.session);
  return state.at === 'call' ? pictureFor(state.seat.mode, state.session) : null;
}

function coverOf(state: InsideState): { readonly covered: boolean; readonly stream: MediaStream } | null {
  if (state.at !== 'call') return null;
  const stream = pictureFor(state.seat.mode, state.session);
  return stream && { stream, covered: isGuarded(state.session) && state.session.guard.own !== 'clear' };
}

/** The stream of one's own, where it has a picture. */
function pictureFor(mode: Mode, session: Session): MediaStream | null {
  const { devices } = session;
  return devices.kind === 'ready' && devices.open.cameraId !== '' ? streamFor(mode, session) : null;
}

const wasLoading = ({ session }: InsideState): boolean => isGuarded(session) && session.devices.kind === 'ready';

function asLoading<State extends InsideState>(state: State, side: GuardSide): State {
  if (side === 'own') return { ...state, session: { ...state.session, guard: { ...state.session.guard, own: 'loading' } } };
  return state.at === 'call' ? { ...state, partnerGuard: 'loading' } : state;
}
