import { Button } from '@visavis/ui/button';
import { Field } from '@visavis/ui/field';
import { Icon } from '@visavis/ui/icon';
import { LiveRegion } from '@visavis/ui/live-region';
import type { Actions, DeviceCheck, DeviceChoice } from '../view.ts';
import { CHECK_WORDS as words } from './check-words.ts';
import { StreamVideo } from './stream-video.tsx';

type DeviceActions = Pick<Actions, 'openDevices' | 'chooseCamera' | 'chooseMicrophone'>;

export interface DeviceCheckPanelProps {
  readonly devices: DeviceCheck;
  readonly actions: DeviceActions;
}

/** The large self-view with its devices, or in its place what is wrong and the way on. */
export function DeviceCheckPanel({ devices, actions }: DeviceCheckPanelProps) {
  return (
    <section class="check__devices" aria-label={words.ownPicture}>
      {devices.kind === 'ready' ? (
        <ReadyDevices devices={devices} actions={actions} />
      ) : (
        <MissingPicture devices={devices} actions={actions} />
      )}
      <LiveRegion words={devices.kind === 'failed' ? failureWords(devices.reason) : ''} />
    </section>
  );
}

interface ReadyDevicesProps {
  readonly devices: Extract<DeviceCheck, { kind: 'ready' }>;
  readonly actions: DeviceActions;
}

function ReadyDevices({ devices, actions }: ReadyDevicesProps) {
  const hears = devices.microphoneId !== '';
  return (
    <>
      {devices.cameraId !== '' ? (
        <figure class="check__picture">
          <StreamVideo stream={devices.stream} own label={words.ownPicture} />
          <figcaption>{words.unseen}</figcaption>
        </figure>
      ) : (
        <div class="check__picture check__picture--missing">
          <Icon name="camera-off" />
          <p>
            {words.without.camera[devices.withoutCamera ?? 'not-found']} {words.soundOnly}
          </p>
          <Button onClick={actions.openDevices}>{words.retry}</Button>
        </div>
      )}
      <div class="check__choices">
        <DeviceSelect
          label={words.camera}
          choices={devices.cameras}
          chosen={devices.cameraId}
          onChoose={actions.chooseCamera}
        />
        <DeviceSelect
          label={words.microphone}
          choices={devices.microphones}
          chosen={devices.microphoneId}
          onChoose={actions.chooseMicrophone}
        />
        <div class="check__level">
          <Icon name={hears ? 'microphone' : 'microphone-off'} />
          {hears ? <meter aria-label={words.level} min={0} max={1} value={devices.level} /> : <p>{`${words.without.microphone[devices.withoutMicrophone ?? 'not-found']} ${words.silent}`}</p>}
        </div>
      </div>
    </>
  );
}

interface DeviceSelectProps {
  readonly label: string;
  readonly choices: readonly DeviceChoice[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function DeviceSelect({ label, choices, chosen, onChoose }: DeviceSelectProps) {
  return (
    <Field label={label}>
      {(ties) => (
        <select
          {...ties}
          value={chosen}
          disabled={choices.length === 0}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {choices.length === 0 && <option value="">{words.none}</option>}
          {choices.map(({ id, label: name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface MissingPictureProps {
  readonly devices: Exclude<DeviceCheck, { kind: 'ready' }>;
  readonly actions: Pick<Actions, 'openDevices'>;
}

function MissingPicture({ devices, actions }: MissingPictureProps) {
  const { title, next, action } = missing(devices);
  return (
    <div class="check__picture check__picture--missing">
      <Icon name={devices.kind === 'failed' ? 'camera-off' : 'camera'} />
      <h2>{title}</h2>
      <p>{next}</p>
      {action !== null && (
        <Button kind={devices.kind === 'failed' ? 'plain' : 'primary'} onClick={actions.openDevices}>
          {action}
        </Button>
      )}
    </div>
  );
}

function missing(devices: MissingPictureProps['devices']) {
  switch (devices.kind) {
    case 'not-asked':
      return words.notAsked;
    case 'asking':
      return { ...words.asking, action: null };
    case 'failed':
      return { ...words.failed[devices.reason], action: words.retry };
  }
}

function failureWords(reason: keyof typeof words.failed): string {
  return `${words.failed[reason].title}. ${words.failed[reason].next}`;
}
