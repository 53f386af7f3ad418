import { describe, expect, it } from 'vitest';
import { openDevices } from './device-request.ts';
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

  it('says that there is no camera when there is none', async () => {
    expect(await open(new FakeDevices([], ['mic']))).toBe('no-camera');
    expect(await open(new FakeDevices([], []))).toBe('no-camera');
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

  it('says "in use" when every camera is, after a bounded number of questions', async () => {
    const cameras = Array.from({ length: 20 }, (_, i) => `cam${i}`);
    const devices = new FakeDevices(cameras, ['mic']);
    cameras.forEach((camera) => devices.busy.add(camera));
    expect(await open(devices)).toBe('in-use');
    expect(devices.asked.length).toBeLessThanOrEqual(6);
  });
});
