import { Button } from '@visavis/ui/button';
import { useState } from 'preact/hooks';
import type { Actions, CallView } from '../view.ts';
import { GUARD_WORDS as words } from './guard-words.ts';

export interface GuardInCallProps {
  readonly guard: CallView['guard'];
  readonly actions: Pick<Actions, 'switchGuard'>;
}

/** The picture check can be switched at any time where the policy leaves the choice; off only after what that means was read. */
export function GuardInCall({ guard, actions }: GuardInCallProps) {
  const [asked, setAsked] = useState(false);
  if (!guard?.maySwitch) return null;
  if (!guard.on) {
    return (
      <div class="call__choice">
        <p>{words.off}</p>
        <Button
          onClick={() => {
            setAsked(false);
            actions.switchGuard(true);
          }}
        >
          {words.switchOn}
        </Button>
      </div>
    );
  }
  return (
    <div class="call__choice">
      <p>{asked ? words.ask : words.on}</p>
      {asked ? (
        <div class="button-row">
          <Button onClick={() => actions.switchGuard(false)}>{words.yes}</Button>
          <Button onClick={() => setAsked(false)}>{words.no}</Button>
        </div>
      ) : (
        <Button onClick={() => setAsked(true)}>{words.yes}…</Button>
      )}
    </div>
  );
}
