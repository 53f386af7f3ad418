import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import type { Actions, ReportProgress } from '../view.ts';
import { ENDED_WORDS } from './ended-words.ts';

const words = ENDED_WORDS.minor;

export interface MinorReportProps {
  readonly progress: ReportProgress;
  readonly actions: Pick<Actions, 'sendReport'>;
}

/** How the report of one tap went; no form, because nothing is asked. */
export function MinorReport({ progress, actions }: MinorReportProps) {
  const said = progress === 'sending' || progress === 'sent' || progress === 'failed' ? words[progress] : '';
  return (
    <>
      {said !== '' && <p>{said}</p>}
      {progress === 'failed' && <Button onClick={() => actions.sendReport('minor', '', [])}>{words.again}</Button>}
      <LiveRegion words={said} />
    </>
  );
}
