import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import type { Actions, Reach } from '../view.ts';
import { LINK_WORDS as words } from './link-words.ts';

export interface LinkNoticeProps {
  readonly reach: Reach;
  readonly actions: Pick<Actions, 'retryLink'>;
}

/** What a visitor must know of the link to the server: nothing while it holds. */
export function LinkNotice({ reach, actions }: LinkNoticeProps) {
  const trouble = reach === 'reconnecting' || reach === 'unreachable' ? words[reach] : null;
  return (
    <>
      {trouble && (
        <div class={`notice link-notice ${reach === 'unreachable' ? 'notice--danger' : ''}`}>
          <p>
            <strong>{trouble.title}</strong> {trouble.next}
          </p>
          {reach === 'unreachable' && <Button onClick={actions.retryLink}>{words.retry}</Button>}
        </div>
      )}
      <LiveRegion words={trouble ? `${trouble.title} ${trouble.next}` : ''} />
    </>
  );
}
