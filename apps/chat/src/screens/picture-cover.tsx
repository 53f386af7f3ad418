import { Button } from '@visavis/ui/button';
import { Icon } from '@visavis/ui/icon';
import { useState } from 'preact/hooks';
import type { Actions, CallView, GuardView } from '../view.ts';
import { GUARD_WORDS as words } from './guard-words.ts';
import './picture-cover.css';

/** Whether a picture is covered: from its first frame on, until it was found clear or nobody checks. */
export const isCovered = (view: GuardView | undefined): view is Exclude<GuardView, 'off' | 'clear'> =>
  view !== undefined && view !== 'off' && view !== 'clear';

export interface PictureCoverProps {
  readonly guard: NonNullable<CallView['guard']>;
  readonly actions: Pick<Actions, 'switchGuard'>;
}

/** Stands over the partner's picture while the check has not found it clear; says why, and what there is to do. */
export function PictureCover({ guard, actions }: PictureCoverProps) {
  const [asked, setAsked] = useState(false);
  const { maySwitch, partner } = guard;
  if (!isCovered(partner)) return null;
  const { title, what } = words.partner[partner];
  return (
    <div class="call__plate cover">
      <Icon name="covered" />
      {asked ? (
        <div class="cover__words">
          <p>{words.ask}</p>
          <div class="button-row">
            <Button onClick={() => actions.switchGuard(false)}>{words.yes}</Button>
            <Button onClick={() => setAsked(false)}>{words.no}</Button>
          </div>
        </div>
      ) : (
        <div class="cover__words">
          <p>
            <strong>{title}</strong>
          </p>
          <p>{what}</p>
          {maySwitch && partner !== 'loading' && partner !== 'checking' && (
            <Button onClick={() => setAsked(true)}>{words.switchOff}</Button>
          )}
        </div>
      )}
    </div>
  );
}
