import { Button } from '@visavis/ui/button';
import { useState } from 'preact/hooks';
import type { Actions, EndedView } from '../view.ts';
import { BlockDialog } from './block-dialog.tsx';
import { ENDED_WORDS as words } from './ended-words.ts';
import { MinorReport } from './minor-report.tsx';
import { type ReportActions, ReportDialog } from './report-dialog.tsx';
import { ScreenFrame } from './screen-frame.tsx';
import { ScreenHeading } from './screen-heading.tsx';
import { usePanicKeys } from './use-panic-keys.ts';
import './ended.css';

export interface EndedScreenProps {
  readonly view: EndedView;
  readonly actions: Pick<Actions, 'block' | 'leave' | 'next' | 'openReport' | 'panic'> & ReportActions;
}

/** Where nothing was said or shown whose data one could ask about. */
const WITHOUT_CALL: ReadonlySet<EndedView['reason']> = new Set(['could-not-connect', 'relay-full', 'refused']);

export function EndedScreen({ view, actions }: EndedScreenProps) {
  const { title, what } = words.reasons[view.reason];
  usePanicKeys(actions.panic);
  const [asksBlock, setAsksBlock] = useState(false);
  // Who needed a way out is not pushed to the next stranger.
  const minor = view.reason === 'reported-minor';
  const nobody = view.reason === 'refused';
  const hadCall = !WITHOUT_CALL.has(view.reason);
  const calm = view.reason === 'panic' || view.reason === 'unsafe' || nobody;
  return (
    <ScreenFrame shape="narrow">
      <ScreenHeading>{title}</ScreenHeading>
      <p class="lead">{what}</p>
      {minor && <MinorReport progress={view.report} actions={actions} />}
      <div class="button-row">
        <Button kind={calm ? 'plain' : 'primary'} size="large" icon="next" onClick={actions.next}>
          {words.next}
        </Button>
        <Button kind={calm ? 'primary' : 'plain'} size="large" icon="leave" onClick={actions.leave}>
          {words.leave}
        </Button>
      </div>
      <div class="button-row ended__safety">
        {!minor && !nobody && (
          <Button kind="quiet" icon="report" onClick={actions.openReport}>
            {words.report}
          </Button>
        )}
        {view.canBlock && (
          <Button kind="quiet" icon="block" onClick={() => setAsksBlock(true)}>
            {words.block}
          </Button>
        )}
      </div>
      {view.self !== null && <p class="soft">{words.camera}</p>}
      {(hadCall || view.wasDirect) && (
        <section class="card ended__data">
          <h2>{words.data.title}</h2>
          <ul>
            {hadCall && <li>{view.canProve ? words.data.ticked : words.data.picture}</li>}
            {view.wasDirect && <li>{words.data.direct}</li>}
            <li>{words.data.pair}</li>
            {view.reported && <li>{words.data.report}</li>}
            <li>{words.data.count}</li>
          </ul>
        </section>
      )}
      {!minor && <ReportDialog progress={view.report} lines={view.lines} canProve={view.canProve} over actions={actions} />}
      {asksBlock && view.canBlock && (
        <BlockDialog
          during="ended"
          onBlock={() => {
            setAsksBlock(false);
            actions.block();
          }}
          onClose={() => setAsksBlock(false)}
        />
      )}
    </ScreenFrame>
  );
}
