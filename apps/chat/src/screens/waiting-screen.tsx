import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import { Mark } from '@visavis/ui/mark';
import type { Actions, WaitingView } from '../view.ts';
import { ElapsedTime } from './elapsed-time.tsx';
import { LinkNotice } from './link-notice.tsx';
import { ScreenFrame } from './screen-frame.tsx';
import { ScreenHeading } from './screen-heading.tsx';
import { StreamVideo } from './stream-video.tsx';
import { companyWords, WAITING_WORDS as words } from './waiting-words.ts';
import './waiting.css';

export interface WaitingScreenProps {
  readonly view: WaitingView;
  readonly actions: Pick<Actions, 'cancel' | 'meetAgain' | 'retryLink'>;
}

export function WaitingScreen({ view, actions }: WaitingScreenProps) {
  const { company, mode, reach, self } = view;
  const canMeetAgain = company !== null && company.avoided > 0 && company.others === company.avoided;
  const numbers = reach === 'open' ? companyWords(company, mode) : '';
  return (
    <ScreenFrame shape="narrow">
      <Mark pose="apart" />
      <ScreenHeading>{words.title[mode]}</ScreenHeading>
      <p class="waiting__time">
        {words.waited} <ElapsedTime since={view.since} />
      </p>
      {numbers !== '' && <p class="lead">{numbers}</p>}
      <LiveRegion words={numbers} />
      <LinkNotice reach={reach} actions={actions} />
      <div class="button-row">
        {canMeetAgain && (
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
