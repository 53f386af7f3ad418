import { Button } from '@visavis/ui/button';
import { useState } from 'preact/hooks';
import type { Actions, CallView } from '../view.ts';
import { GUARD_WORDS as words } from './guard-words.ts';

export interface GuardInCallProps {
  readonly guard: NonNullable<CallView['guard']>;
  readonly actions: Pick<Actions, 'switchGuard'>;
}

/** The picture check can be switched at any time where the policy leaves the choice; off only after what that means was read. */
export function GuardInCall({ guard, actions }: GuardInCallProps) {
  const [asked, setAsked] = useState(false);
  const asks = guard.on && asked;
  return (
    <div class="call__choice">
      <p aria-live="polite">{asks ? words.ask : stateWords(guard)}</p>
      {/* The first button stays what has the focus, whatever it says; pressed twice it changes nothing. */}
      <div class="button-row">
        <Button
          onClick={() => {
            if (!guard.on) actions.switchGuard(true);
            setAsked(guard.on && !asked);
          }}
        >
          {guard.on ? (asked ? words.no : words.askOff) : words.switchOn}
        </Button>
        {asks && (
          <Button
            onClick={(event) => {
              event.currentTarget.closest('.button-row')?.querySelector('button')?.focus();
              setAsked(false);
              actions.switchGuard(false);
            }}
          >
            {words.yes}
          </Button>
        )}
      </div>
    </div>
  );
}

function stateWords({ on, partner }: GuardInCallProps['guard']): string {
  if (!on) return words.off;
  return partner === 'failed' ? words.partner.failed.title : words.on;
}
