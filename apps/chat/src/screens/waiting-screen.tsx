import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import { Mark } from '@visavis/ui/mark';
import type { Actions, WaitingView } from '../view.ts';
import { clockWords, useNow } from './elapsed-time.ts';
import { LinkNotice } from './link-notice.tsx';
import { ScreenFrame } from './screen-frame.tsx';
import { ScreenHeading } from './screen-heading.tsx';
import { StreamVideo } from './stream-video.tsx';
import { usePanicKeys } from './use-panic-keys.ts';
import { companyWords, coolsMs, coolWords, hindranceWords, onlyKeptApart, usualWords, waitingGist, WAITING_WORDS as words } from './waiting-words.ts';
import { wishHolds } from './widening.ts';
import { WideningSchedule } from './widening-schedule.tsx';
import './waiting.css';

export interface WaitingScreenProps {
  readonly view: WaitingView;
  readonly actions: Pick<Actions, 'cancel' | 'meetAgain' | 'panic' | 'retryLink'>;
}

export function WaitingScreen({ view, actions }: WaitingScreenProps) {
  usePanicKeys(actions.panic);
  const { company, meetsAgain, mode, reach, self } = view;
  const now = useNow();
  const coolMs = coolsMs(view, now);
  const hindrance = hindranceWords(view);
  const metOnly = coolMs === 0 && company !== null && company.avoided > 0 && onlyKeptApart(company);
  const wish = wishHolds(view.wishes.weight, now - (view.begins ?? now));
  return (
    <ScreenFrame shape="narrow">
      <Mark pose="apart" />
      <ScreenHeading>{words.title[mode]}</ScreenHeading>
      {view.after !== null && <p class="lead">{words.after[view.after]}</p>}
      {/* Not announced: a clock that talks helps nobody. */}
      <p class="waiting__time">
        {words.waited} <time>{clockWords(now - view.since)}</time>
      </p>
      {hindrance !== null && <p class="lead">{hindrance}</p>}
      {reach === 'open' && hindrance === null && (
        <>
          <p class="lead">{coolMs > 0 ? coolWords(coolMs) : companyWords(company, mode, wish)}</p>
          <p class="soft">{usualWords(view)}</p>
          <WideningSchedule view={view} now={now} />
          {metOnly && !meetsAgain && <p>{words.meetAgainMeans}</p>}
        </>
      )}
      {meetsAgain && reach === 'open' && <p>{words.meetsAgain}</p>}
      <LiveRegion words={view.after === null ? '' : words.after[view.after]} />
      <LiveRegion words={waitingGist(view, now)} />
      <LinkNotice reach={reach} actions={actions} />
      <div class="button-row">
        {metOnly && !meetsAgain && (
          <Button kind="primary" onClick={actions.meetAgain}>
            {words.meetAgain}
          </Button>
        )}
        <Button onClick={actions.cancel}>{words.cancel}</Button>
      </div>
      {self !== null && (
        <figure class="waiting__self">
          <StreamVideo stream={self} own label={words.ownPicture} />
          <figcaption class="soft">{words.unseen}</figcaption>
        </figure>
      )}
    </ScreenFrame>
  );
}
