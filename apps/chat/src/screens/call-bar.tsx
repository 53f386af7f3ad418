import { Button } from '@visavis/ui/button';
import type { Actions, CallView } from '../view.ts';
import { CALL_WORDS as words } from './call-words.ts';

type BarActions = Pick<
  Actions,
  'toggleMicrophone' | 'toggleCamera' | 'toggleText' | 'next' | 'leave'
>;

export interface CallBarProps {
  readonly view: CallView;
  readonly panelId: string;
  /** Lines that came while the text was closed. */
  readonly unread: number;
  readonly actions: BarActions;
}

/** The one row of controls. A text call has fewer, because there is less to control. */
export function CallBar({ view, panelId, unread, actions }: CallBarProps) {
  return (
    <div class="call__bar" role="group" aria-label={words.controls}>
      {view.mode === 'video' && (
        <>
          <Button
            icon={view.microphoneOn ? 'microphone' : 'microphone-off'}
            data-off={!view.microphoneOn}
            onClick={actions.toggleMicrophone}
          >
            {view.microphoneOn ? words.mute : words.unmute}
          </Button>
          <Button
            icon={view.cameraOn ? 'camera' : 'camera-off'}
            data-off={!view.cameraOn}
            onClick={actions.toggleCamera}
          >
            {view.cameraOn ? words.cameraOff : words.cameraOn}
          </Button>
          <Button
            icon="text"
            aria-expanded={view.textOpen}
            aria-controls={view.textOpen ? panelId : undefined}
            data-opens="text"
            onClick={actions.toggleText}
          >
            {words.text}
            {unread > 0 && (
              <span class="call__unread">
                {' '}
                {unread}
                <span class="visually-hidden"> {words.unread}</span>
              </span>
            )}
          </Button>
        </>
      )}
      <Button kind="primary" icon="next" onClick={actions.next}>
        {words.next}
      </Button>
      <Button kind="danger" icon="leave" onClick={actions.leave}>
        {words.leave}
      </Button>
    </div>
  );
}
