import { Button } from '@visavis/ui/button';
import type { ComponentChildren } from 'preact';
import type { Actions, CheckView } from '../view.ts';
import { CHECK_WORDS as words, seenWords } from './check-words.ts';
import { ConnectionChoice } from './connection-choice.tsx';
import { CallsNotice } from './calls-notice.tsx';
import { DeviceCheckPanel } from './device-check-panel.tsx';
import { LinkNotice } from './link-notice.tsx';
import { ScreenFrame } from './screen-frame.tsx';
import { ScreenHeading } from './screen-heading.tsx';
import './check.css';

export interface CheckScreenProps {
  readonly view: CheckView;
  readonly actions: Pick<
    Actions,
    | 'openDevices'
    | 'chooseCamera'
    | 'chooseMicrophone'
    | 'allowConnection'
    | 'find'
    | 'reload'
    | 'retryLink'
  >;
  /** Wishes, once they have loaded. */
  readonly children?: ComponentChildren;
}

export function CheckScreen({ view, actions, children }: CheckScreenProps) {
  const canStart = view.reach === 'open' && view.offered !== null && view.calls === 'ready' && !view.mustAgreeToDirect;
  const choice = <ConnectionChoice key="choice" view={view} actions={actions} />;
  return (
    <ScreenFrame shape="wide">
      <div class="check">
        <div class="check__title">
          <ScreenHeading>{words.title}</ScreenHeading>
          <LinkNotice reach={view.reach} actions={actions} />
          <CallsNotice calls={view.calls} actions={actions} />
        </div>
        {/* What must be agreed to comes before what is only nice to set. */}
        {isOnlyDirect(view) && choice}
        <DeviceCheckPanel key="devices" devices={view.devices} actions={actions} />
        <div class="check__side">
          {!isOnlyDirect(view) && choice}
          {children}
          <div class="check__start">
            <p class="check__seen" aria-live="polite">
              {seenLine(view)}
            </p>
            <Button
              kind="primary"
              size="large"
              disabled={!canStart || view.devices.kind !== 'ready'}
              onClick={() => actions.find('video')}
            >
              {words.find}
            </Button>
            <Button
              kind={view.devices.kind === 'failed' ? 'primary' : 'plain'}
              size="large"
              disabled={!canStart}
              onClick={() => actions.find('text')}
            >
              {words.textOnly}
            </Button>
            {view.devices.kind === 'not-asked' && <p class="soft">{words.cameraFirst}</p>}
            {view.reach === 'connecting' && <p class="soft">{words.reaching}</p>}
            {view.reach === 'open' && view.calls === 'loading' && <p class="soft">{words.loading}</p>}
          </div>
        </div>
      </div>
    </ScreenFrame>
  );
}

function seenLine({ devices, offered, policy, connection }: CheckView): string {
  const picture = devices.kind !== 'failed';
  if (policy === 'direct') return seenWords(picture, 'direct');
  if (offered === null) return seenWords(picture, 'unknown');
  if (!offered.includes('shielded')) return seenWords(picture, 'direct');
  return seenWords(picture, connection === 'direct' ? 'maybe-direct' : 'shielded');
}

function isOnlyDirect({ offered, policy }: CheckView): boolean {
  return policy === 'direct' || (offered !== null && !offered.includes('shielded'));
}
