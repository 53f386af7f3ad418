import type { DueNotice } from '@visavis/consent';
import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import { today } from '../today.ts';
import { changeWords, CHANGE_WORDS as words } from './change-words.ts';
import './change-notice.css';

export interface ChangeNoticeProps {
  /** Oldest first. */
  readonly notices: readonly DueNotice[];
  readonly onRead: () => void;
}

/** What changes in the policy, above the screen and in nobody's way, until it is acknowledged. */
export function ChangeNotice({ notices, onRead }: ChangeNoticeProps) {
  const said = notices.map((notice) => changeWords(notice, today()));
  return (
    <>
      {said.length > 0 && (
        <section class="change" aria-labelledby="change-title">
          <div class="frame">
            <h2 id="change-title">{words.title}</h2>
            {said.map((what) => (
              <p key={what}>{what}</p>
            ))}
            <div class="button-row">
              <a class="button" href="/privacy/history/" target="_blank">
                {words.more}
              </a>
              <Button
                onClick={() => {
                  onRead();
                  // The button goes away; the keyboard goes on at the screen's heading.
                  document.querySelector('h1')?.focus();
                }}
              >
                {words.read}
              </Button>
            </div>
            <p>{words.meaning}</p>
          </div>
        </section>
      )}
      <LiveRegion words={said.length > 0 ? `${words.title}. ${said.join(' ')}` : ''} />
    </>
  );
}
