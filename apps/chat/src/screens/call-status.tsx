import { LiveRegion } from '@visavis/ui/live-region';
import type { CallView } from '../view.ts';
import { partnerWords, statusWords, CALL_WORDS as words } from './call-words.ts';
import { DetailsButton, type DetailsButtonProps } from './details-panel.tsx';
import { DETAILS_WORDS } from './details-words.ts';
import { GUARD_WORDS } from './guard-words.ts';
import { isCovered } from './picture-cover.tsx';
import { VERIFICATION_WORDS } from './verification-words.ts';

export interface CallStatusProps {
  readonly view: CallView;
  readonly details: Omit<DetailsButtonProps, 'quality'>;
}

/** The state of the call in one line, and everything of it that somebody who listens must hear. */
export function CallStatus({ view, details }: CallStatusProps) {
  const status = statusWords(view);
  const muted = view.partnerDevices?.microphone === false && view.mode === 'video';
  const steady = view.phase === 'connected' && view.reach === 'open' && !view.partnerAway;
  const shared = view.shared.length > 0 ? words.shared(view.shared) : '';
  return (
    <div class={`call__status call__status--${steady ? view.connection : 'unsteady'}`}>
      <span class="call__dot" />
      <p>
        {status}
        {muted && <span class="call__muted"> · {words.partnerMuted}</span>}
        {shared !== '' && (
          <bdi class="call__shared" dir="auto">
            {shared}
          </bdi>
        )}
      </p>
      <DetailsButton quality={view.phase === 'connected' ? view.quality : null} {...details} />
      <LiveRegion words={shared} />
      <LiveRegion words={view.phase === 'connected' ? `${words.connected} ${status}` : status} />
      <LiveRegion words={partnerWords(view)} />
      <LiveRegion words={VERIFICATION_WORDS.gist[view.mode][view.verification.kind]} />
      <LiveRegion words={coverGist(view)} />
      <LiveRegion words={view.phase === 'connected' && view.quality?.level === 'poor' ? DETAILS_WORDS.quality[view.mode].poor : ''} />
    </div>
  );
}

/** A cover that only waits for the check is not worth a word; one that stays is. */
function coverGist({ guard, mode, phase }: CallView): string {
  if (mode === 'text' || phase === 'connecting' || guard === null || !isCovered(guard.partner)) return '';
  if (guard.partner === 'loading' || guard.partner === 'checking') return '';
  const { title, what } = GUARD_WORDS.partner[guard.partner];
  return `${title}. ${what}`;
}
