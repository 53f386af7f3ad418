import { Button } from '@visavis/ui/button';
import type { ComponentChildren } from 'preact';
import type { Actions, CheckView } from '../view.ts';
import { CHECK_WORDS as words, seenWords, type Shown } from './check-words.ts';
import { ConnectionChoice } from './connection-choice.tsx';
import { CallsNotice } from './calls-notice.tsx';
import { DeviceCheckPanel } from './device-check-panel.tsx';
import { GuardChoice } from './guard-choice.tsx';
import { LinkNotice } from './link-notice.tsx';
import { RelayLine, RelayNotice } from './relay-line.tsx';
import { ScreenFrame } from './screen-frame.tsx';
import { ScreenHeading } from './screen-heading.tsx';
import { usePanicKeys } from './use-panic-keys.ts';
import './check.css';

export interface CheckScreenProps {
  readonly view: CheckView;
  readonly actions: Pick<
    Actions,
    | 'openDevices'
    | 'chooseCamera'
    | 'chooseMicrophone'
    | 'allowConnection'
    | 'checkRelay'
    | 'find'
    | 'panic'
    | 'reload'
    | 'retryLink'
    | 'switchGuard'
  >;
  /** Wishes, once they have loaded. */
  readonly children?: ComponentChildren;
}

export function CheckScreen({ view, actions, children }: CheckScreenProps) {
  usePanicKeys(actions.panic);
  const canStart = view.reach === 'open' && view.offered !== null && view.calls === 'ready' && !view.mustAgreeToDirect;
  const choice = <ConnectionChoice key="choice" view={view} actions={actions} />;
  return (
    <ScreenFrame shape="wide">
      <div class="check">
        <div class="check__title">
          <ScreenHeading>{words.title}</ScreenHeading>
          <LinkNotice reach={view.reach} actions={actions} />
          <CallsNotice calls={view.calls} actions={actions} />
          <RelayNotice relay={view.relay} actions={actions} />
        </div>
        {/* What must be agreed to comes before what is only nice to set. */}
        {isOnlyDirect(view) && choice}
        <DeviceCheckPanel key="devices" devices={view.devices} actions={actions} />
        <div class="check__side">
          {!isOnlyDirect(view) && choice}
          <GuardChoice guard={view.guard} actions={actions} />
          {children}
          <RelayLine relay={view.relay} />
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
  const shown = shownBy(devices);
  if (policy === 'direct') return seenWords(shown, 'direct');
  if (offered === null) return seenWords(shown, 'unknown');
  if (!offered.includes('shielded')) return seenWords(shown, 'direct');
  return seenWords(shown, connection === 'direct' ? 'maybe-direct' : 'shielded');
}

/** What a call takes along; before the devices are asked for, what it would. */
function shownBy(devices: CheckView['devices']): Shown {
  if (devices.kind === 'failed') return 'text';
  if (devices.kind !== 'ready') return 'picture-and-sound';
  if (devices.cameraId === '') return 'sound';
  return devices.microphoneId === '' ? 'picture' : 'picture-and-sound';
}

function isOnlyDirect({ offered, policy }: CheckView): boolean {
  return policy === 'direct' || (offered !== null && !offered.includes('shielded'));
}
