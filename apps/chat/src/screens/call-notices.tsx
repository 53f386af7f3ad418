import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import { useState } from 'preact/hooks';
import type { Actions, CallView } from '../view.ts';
import { DIRECT_WORDS } from './details-words.ts';
import { GUARD_WORDS } from './guard-words.ts';
import { OWN_DEVICE_WORDS } from './notice-words.ts';

export interface CallNoticesProps {
  readonly view: CallView;
  /** Whether it is here that one answers a partner who would like a direct connection. */
  readonly asksDirect: boolean;
  readonly actions: Pick<Actions, 'agreeToDirect'>;
}

/** What a visitor must know or answer in a call. Stands under the picture, over no face. */
export function CallNotices({ view, asksDirect, actions }: CallNoticesProps) {
  const [kept, setKept] = useState(false);
  const trouble = ownTroubles(view);
  const { connection, direct } = view;
  const wanted = direct !== null && direct.theirs && !direct.mine && connection !== 'direct' && !kept;
  const asks = asksDirect && wanted;
  return (
    <>
      {(trouble.length > 0 || asks) && (
        <div class="call__notices">
          {trouble.map((words) => (
            <p key={words} class="call__notice">
              {words}
            </p>
          ))}
          {asks && (
            <div class="call__notice">
              <p>
                <strong>{DIRECT_WORDS.theirs}</strong> {DIRECT_WORDS.seen}
              </p>
              <div class="button-row">
                <Button onClick={() => actions.agreeToDirect(true)}>{DIRECT_WORDS.agreeToo}</Button>
                <Button onClick={() => setKept(true)}>{DIRECT_WORDS.keep}</Button>
              </div>
            </div>
          )}
        </div>
      )}
      <LiveRegion words={trouble.join(' ')} />
      <LiveRegion words={wanted ? `${DIRECT_WORDS.theirs} ${DIRECT_WORDS.seen}` : ''} />
    </>
  );
}

/** What is wrong with what the visitor sends. */
function ownTroubles({ cameraOn, guard, mode, ownDevices }: CallView): readonly string[] {
  const own = mode === 'video' && cameraOn && guard !== null && guard.own !== 'off' && guard.own !== 'clear' ? GUARD_WORDS.own[guard.own] : '';
  return [ownDevices === 'fine' || mode === 'text' ? '' : OWN_DEVICE_WORDS[ownDevices], own].filter((words) => words !== '');
}
