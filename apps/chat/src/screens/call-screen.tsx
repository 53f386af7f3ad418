import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Actions, CallView } from '../view.ts';
import { type BarActions, CallBar } from './call-bar.tsx';
import { statusWords, TEXT_WORDS, CALL_WORDS as words } from './call-words.ts';
import { PartnerPicture } from './partner-picture.tsx';
import { type ReportActions, ReportDialog } from './report-dialog.tsx';
import { ScreenHeading } from './screen-heading.tsx';
import { TextPanel } from './text-panel.tsx';
import './screen.css';
import './call.css';

export interface CallScreenProps {
  readonly view: CallView;
  readonly actions: BarActions & ReportActions & Pick<Actions, 'sendText' | 'openReport'>;
}

export function CallScreen({ view, actions }: CallScreenProps) {
  const panelId = useId();
  const video = view.mode === 'video';
  const textShown = !video || view.textOpen;
  const unread = useUnread(view, textShown);
  const screen = useFocusBack(textShown);
  return (
    <main ref={screen} class={`call ${video ? 'call--video' : 'call--text'}`}>
      <ScreenHeading hidden>{words.title}</ScreenHeading>
      <CallStatus view={view} unread={unread} />
      <div class="call__main">
        {video && <PartnerPicture view={view} />}
        {textShown && (
          <TextPanel
            id={panelId}
            lines={view.lines}
            canSend={view.phase !== 'connecting'}
            onSend={actions.sendText}
            {...(video ? { onClose: actions.toggleText } : {})}
          />
        )}
      </div>
      <CallBar view={view} panelId={panelId} unread={unread} actions={actions} />
      <div class="call__report">
        <Button kind="quiet" icon="report" onClick={actions.openReport}>
          {words.report}
        </Button>
      </div>
      <ReportDialog progress={view.report} actions={actions} />
    </main>
  );
}

interface CallStatusProps {
  readonly view: CallView;
  readonly unread: number;
}

function CallStatus({ view, unread }: CallStatusProps) {
  const status = statusWords(view);
  const muted = view.partnerDevices?.microphone === false && view.mode === 'video';
  const steady = view.phase === 'connected' && view.reach === 'open' && !view.partnerAway;
  return (
    <div class={`call__status call__status--${steady ? view.connection : 'unsteady'}`}>
      <span class="call__dot" />
      <p>
        {status}
        {muted && <span class="call__muted"> · {words.partnerMuted}</span>}
        {view.shared.length > 0 && (
          <bdi class="call__shared" dir="auto">
            {words.shared(view.shared)}
          </bdi>
        )}
      </p>
      <LiveRegion words={view.shared.length > 0 ? words.shared(view.shared) : ''} />
      <LiveRegion words={view.phase === 'connected' ? `${words.connected} ${status}` : status} />
      <LiveRegion words={unread > 0 ? `${TEXT_WORDS.arrived}: ${unread}` : ''} />
      <LiveRegion words={partnerWords(view)} />
    </div>
  );
}

function partnerWords({ mode, partnerDevices }: CallView): string {
  if (mode === 'text' || partnerDevices === null) return '';
  const said = [];
  if (!partnerDevices.camera) said.push(words.partnerCameraOff);
  if (!partnerDevices.microphone) said.push(words.partnerMuted);
  return said.join('. ');
}

/** How many of the partner's lines came since the text was last seen. */
function useUnread({ lines }: CallView, textShown: boolean): number {
  const heard = lines.filter((line) => line.from === 'partner').length;
  const [seen, setSeen] = useState(0);
  useEffect(() => {
    if (textShown) setSeen(heard);
  }, [textShown, heard]);
  return textShown ? 0 : heard - seen;
}

/** When the text closes, the focus goes back to the control that opens it. */
function useFocusBack(textShown: boolean) {
  const screen = useRef<HTMLElement>(null);
  const wasShown = useRef(textShown);
  useEffect(() => {
    if (wasShown.current && !textShown) {
      screen.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
    }
    wasShown.current = textShown;
  }, [textShown]);
  return screen;
}
