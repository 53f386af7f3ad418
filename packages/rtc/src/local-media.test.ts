import { proves } from '@visavis/policy/proves';
import { describe, expect, it, vi } from 'vitest';
import { FakeDevices } from './fake-devices.ts';
import { createLocalMedia, type LocalMediaEvent } from './local-media.ts';

function start(devices = new FakeDevices(['cam', 'cam2'], ['mic', 'mic2'])) {
  const events: LocalMediaEvent[] = [];
  const media = createLocalMedia({
    media: devices.asMedia(),
    onEvent: (event) => events.push(event),
  });
  const ready = () => events.flatMap((event) => (event.type === 'ready' ? [event.devices] : []));
  const chosen = () => {
    const last = ready().at(-1);
    return last && [last.cameraId, last.microphoneId];
  };
  const become = (expected: readonly string[]) =>
    vi.waitFor(() => expect(chosen()).toEqual(expected));
  return { devices, media, events, ready, become };
}

async function started(devices?: FakeDevices) {
  const all = start(devices);
  all.media.open();
  await vi.waitFor(() => expect(all.ready()).toHaveLength(1));
  return all;
}

describe('createLocalMedia', () => {
  it('is ready with the stream, what is there, and what is used', async () => {
    const { ready } = await started();
    expect(ready()[0]).toMatchObject({
      cameras: [
        { id: 'cam', label: 'The cam' },
        { id: 'cam2', label: 'The cam2' },
      ],
      cameraId: 'cam',
      microphoneId: 'mic',
    });
  });

  it('says why nothing opened', async () => {
    const { media, events } = start(new FakeDevices([], []));
    media.open();
    await vi.waitFor(() => expect(events).toEqual([{ type: 'failed', reason: 'no-camera' }]));
  });

  it('changes a device in the same stream, and ends the old one', async () => {
    const { devices, media, events, ready, become } = await started();
    media.choose('video', 'cam2');
    await become(['cam2', 'mic']);
    expect(devices.live()).toEqual(['mic', 'cam2']);
    expect(ready()[1]?.stream).toBe(ready()[0]?.stream);
    expect(events).toContainEqual({ type: 'replaced', track: devices.tracks.at(-1) });
  });

  it('keeps what was muted muted, in the next device too', async () => {
    const { devices, media, become } = await started();
    media.setOn('audio', false);
    media.choose('audio', 'mic2');
    await become(['cam', 'mic2']);
    expect(devices.tracks.map(({ id, enabled }) => [id, enabled])).toEqual([
      ['cam', true],
      ['mic', false],
      ['mic2', false],
    ]);
  });

  it('lets the old camera go first where only one can be open', async () => {
    const { devices, media, become } = await started();
    devices.refusals.push('NotReadableError');
    media.choose('video', 'cam2');
    await become(['cam2', 'mic']);
    expect(devices.live()).toEqual(['mic', 'cam2']);
  });

  it('goes back to the old camera when the other is in use', async () => {
    const { devices, media, ready } = await started();
    devices.busy.add('cam2');
    media.choose('video', 'cam2');
    await vi.waitFor(() => expect(ready()).toHaveLength(2));
    expect(ready()[1]?.cameraId).toBe('cam');
    expect(devices.live()).toEqual(['mic', 'cam']);
  });

  it('takes another camera when one is unplugged', async () => {
    const { devices, become } = await started();
    devices.unplug('cam');
    await become(['cam2', 'mic']);
    expect(devices.live()).toEqual(['mic', 'cam2']);
  });

  it('says what was lost when there is no other', async () => {
    const { devices, events, become } = await started(new FakeDevices(['cam'], ['mic']));
    devices.unplug('cam');
    await become(['', 'mic']);
    expect(events).toContainEqual({ type: 'lost', kind: 'video' });
  });

  it('notices a device that is plugged in', async () => {
    const { devices, ready } = await started();
    devices.cameras.push('cam3');
    devices.dispatchEvent(new Event('devicechange'));
    await vi.waitFor(() => expect(ready().at(-1)?.cameras).toHaveLength(3));
  });

  it(proves('leaves nothing open after stop, not even what was still being opened', '1V1-01-13'), async () => {
    const { devices, media, events } = start();
    media.open();
    media.stop();
    media.open();
    await vi.waitFor(() => expect(events).toHaveLength(1));
    media.choose('video', 'cam2');
    media.stop();
    await vi.waitFor(() => expect(devices.live()).toEqual([]));
    expect(events).toHaveLength(1);
  });

  it('stops a stream that the visitor allowed only after stop', async () => {
    const { devices, media, events } = start();
    const asked = Promise.withResolvers<void>();
    const allowed = Promise.withResolvers<void>();
    const open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      asked.resolve();
      await allowed.promise;
      return open(constraints);
    };
    media.open();
    await asked.promise;
    media.stop();
    allowed.resolve();
    await vi.waitFor(() => expect(devices.tracks).toHaveLength(2));
    await vi.waitFor(() => expect(devices.live()).toEqual([]));
    expect(events).toEqual([]);
  });
});
