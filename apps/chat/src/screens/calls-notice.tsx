import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import type { Actions, CallsProgress } from '../view.ts';
import { CALLS_WORDS as words } from './check-words.ts';

export interface CallsNoticeProps {
  readonly calls: CallsProgress;
  readonly actions: Pick<Actions, 'reload'>;
}

/**
 * The second file of this page did not come. The whole page is loaded anew: browsers may keep a failed import as
 * failed, and after a release only a new page knows the file's new name.
 */
export function CallsNotice({ calls, actions }: CallsNoticeProps) {
  const failed = calls === 'failed';
  return (
    <>
      {failed && (
        <div class="notice notice--danger link-notice">
          <p>
            <strong>{words.failed}</strong> {words.next}
          </p>
          <Button onClick={actions.reload}>{words.reload}</Button>
        </div>
      )}
      <LiveRegion words={failed ? `${words.failed} ${words.next}` : ''} />
    </>
  );
}
