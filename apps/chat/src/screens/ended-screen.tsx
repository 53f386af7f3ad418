import { Button } from '@visavis/ui/button';
import type { Actions, EndedView } from '../view.ts';
import { ENDED_WORDS as words } from './ended-words.ts';
import { type ReportActions, ReportDialog } from './report-dialog.tsx';
import { ScreenFrame } from './screen-frame.tsx';
import { ScreenHeading } from './screen-heading.tsx';
import './ended.css';

export interface EndedScreenProps {
  readonly view: EndedView;
  readonly actions: Pick<Actions, 'next' | 'leave' | 'openReport'> & ReportActions;
}

export function EndedScreen({ view, actions }: EndedScreenProps) {
  const { title, what } = words.reasons[view.reason];
  return (
    <ScreenFrame shape="narrow">
      <ScreenHeading>{title}</ScreenHeading>
      <p class="lead">{what}</p>
      <div class="button-row">
        <Button kind="primary" size="large" icon="next" onClick={actions.next}>
          {words.next}
        </Button>
        <Button size="large" icon="leave" onClick={actions.leave}>
          {words.leave}
        </Button>
        <Button kind="quiet" size="large" icon="report" onClick={actions.openReport}>
          {words.report}
        </Button>
      </div>
      {view.self !== null && <p class="soft">{words.camera}</p>}
      {view.reason !== 'could-not-connect' && (
        <section class="card ended__data">
          <h2>{words.data.title}</h2>
          <ul>
            <li>{words.data.picture}</li>
            <li>{words.data.pair}</li>
            <li>{words.data.count}</li>
          </ul>
        </section>
      )}
      <ReportDialog progress={view.report} actions={actions} />
    </ScreenFrame>
  );
}
