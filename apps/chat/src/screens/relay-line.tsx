import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import type { Actions, CheckView } from '../view.ts';
import { RELAY_WORDS as words } from './check-words.ts';

export interface RelayNoticeProps {
  readonly relay: CheckView['relay'];
  readonly actions: Pick<Actions, 'checkRelay'>;
}

/** That calls do not get through from here, said before somebody waits for one. */
export function RelayNotice({ relay, actions }: RelayNoticeProps) {
  const trouble = relay === 'fails' || relay === 'full' ? words[relay] : null;
  return (
    <>
      {trouble !== null && (
        <div class={`notice link-notice ${relay === 'fails' ? 'notice--danger' : ''}`}>
          <p>
            <strong>{trouble.title}</strong> {trouble.next}
          </p>
          <Button onClick={actions.checkRelay}>{words.again}</Button>
        </div>
      )}
      <LiveRegion words={trouble === null ? '' : `${trouble.title} ${trouble.next}`} />
    </>
  );
}

/** That they do, or that it is being found out. */
export function RelayLine({ relay }: Pick<RelayNoticeProps, 'relay'>) {
  return relay === 'checking' || relay === 'works' ? <p class="soft">{words[relay]}</p> : null;
}
