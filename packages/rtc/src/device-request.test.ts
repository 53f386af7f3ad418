import { describe, expect, it } from 'vitest';
import { openDevice, openDevices } from './device-request.ts';
import { FakeDevices } from './fake-devices.ts';

const anything = { cameraId: null, microphoneId: null };

async function open(devices: FakeDevices, wanted = anything as Parameters<typeof openDevices>[1]) {
  const result = await openDevices(devices.asMedia(), wanted);
  return result.kind === 'opened' ? devices.live() : result.reason;
}

describe('openDevices', () => {
  it('opens camera and microphone with one question', async () => {
    const devices = new FakeDevices(['cam', 'cam2'], ['mic']);
    expect(await open(devices)).toEqual(['cam', 'mic']);
    expect(devices.asked).toHaveLength(1);
  });

  it('opens the devices that were chosen', async () => {
    const devices = new FakeDevices(['cam', 'cam2'], ['mic', 'mic2']);
    expect(await open(devices, { cameraId: 'cam2', microphoneId: 'mic2' })).toEqual([
      'cam2',
      'mic2',
    ]);
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['TypeError', 'other'],
    ['InvalidStateError', 'other'],
  ])('asks once and says why after %s', async (name, reason) => {
    const devices = new FakeDevices(['cam'], ['mic']);
    devices.refusals.push(name);
    expect(await open(devices)).toBe(reason);
    expect(devices.asked).toHaveLength(1);
  });

  it('takes any device when the chosen one is gone', async () => {
    const devices = new FakeDevices(['cam'], ['mic']);
    expect(await open(devices, { cameraId: 'gone', microphoneId: 'mic' })).toEqual(['cam', 'mic']);
  });

  it('opens a picture without sound when there is no microphone', async () => {
    expect(await open(new FakeDevices(['cam'], []))).toEqual(['cam']);
  });

  it('opens sound without a picture when there is no camera, and says so', async () => {
    const devices = new FakeDevices([], ['mic']);
    expect(await openDevices(devices.asMedia(), anything)).toMatchObject({ missing: 'not-found' });
    expect(devices.live()).toEqual(['mic']);
  });

  it('says that there is no camera when there is nothing', async () => {
    expect(await open(new FakeDevices([], []))).toBe('no-camera');
  });

  it('asks for sound without echo and noise, whatever else it asks', async () => {
    const devices = new FakeDevices(['cam', 'cam2'], ['mic']);
    devices.busy.add('cam').add('cam2');
    await open(devices, { cameraId: 'cam', microphoneId: 'mic' });
    await openDevice(devices.asMedia(), { kind: 'audio', id: null });
    const sounds = devices.asked.flatMap(({ audio }) => (audio === undefined ? [] : [audio]));
    expect(sounds.length).toBeGreaterThan(3);
    for (const sound of sounds)
      expect(sound).toMatchObject({ echoCancellation: true, noiseSuppression: true });
  });

  it('asks a camera in use for a smaller picture', async () => {
    const devices = new FakeDevices(['cam'], ['mic']);
    devices.busy.add('cam');
    devices.startsSmall = true;
    expect(await open(devices)).toEqual(['cam', 'mic']);
    expect(devices.asked).toHaveLength(2);
  });

  it('takes another camera when the first is in use', async () => {
    const devices = new FakeDevices(['cam', 'cam2'], ['mic']);
    devices.busy.add('cam');
    expect(await open(devices)).toEqual(['cam2', 'mic']);
  });

  it('opens the picture alone when the microphone is in use', async () => {
    const devices = new FakeDevices(['cam'], ['mic']);
    devices.busy.add('mic');
    expect(await open(devices)).toEqual(['cam']);
  });

  it('opens sound alone when every camera is in use, after a bounded number of questions', async () => {
    const cameras = Array.from({ length: 20 }, (_, i) => `cam${i}`);
    const devices = new FakeDevices(cameras, ['mic']);
    cameras.forEach((camera) => devices.busy.add(camera));
    expect(await openDevices(devices.asMedia(), anything)).toMatchObject({ missing: 'in-use' });
    expect(devices.live()).toEqual(['mic']);
    expect(devices.asked.length).toBeLessThanOrEqual(7);
  });

  it('says "in use" when the microphone is too', async () => {
    const devices = new FakeDevices(['cam'], ['mic']);
    devices.busy.add('cam').add('mic');
    expect(await open(devices)).toBe('in-use');
  });

  it('asks for nothing more once nobody waits for it', async () => {
    const devices = new FakeDevices(['cam', 'cam2'], ['mic']);
    devices.busy.add('cam').add('cam2');
    await openDevices(devices.asMedia(), anything, () => true);
    expect(devices.asked).toHaveLength(1);
  });
});

describe('openDevice', () => {
  it('takes another camera when any will do and the first is in use', async () => {
    const devices = new FakeDevices(['cam', 'cam2'], []);
    devices.busy.add('cam');
    await openDevice(devices.asMedia(), { kind: 'video', id: null });
    expect(devices.live()).toEqual(['cam2']);
  });

  it('takes none but the one that was asked for', async () => {
    const devices = new FakeDevices(['cam', 'cam2'], []);
    devices.busy.add('cam');
    const result = await openDevice(devices.asMedia(), { kind: 'video', id: 'cam' });
    expect(result).toEqual({ kind: 'failed', reason: 'in-use' });
  });
});
