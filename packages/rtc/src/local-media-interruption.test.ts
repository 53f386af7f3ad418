import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { timerClock } from './clock.ts';
import { FakeDevices, FakePage, FakePermissions } from './fake-devices.ts';
import { createLocalMedia, type LocalMediaEvent } from './local-media.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function started(devices = new FakeDevices(['cam', 'cam2'], ['mic'])) {
  const events: LocalMediaEvent[] = [];
  const [page, permissions] = [new FakePage(), new FakePermissions()];
  const media = createLocalMedia({
    media: devices.asMedia(),
    onEvent: (event) => events.push(event),
    page: page.asPage(),
    // `query` is all that is asked of them.
    permissions: permissions as Permissions,
    clock: timerClock,
  });
  media.open();
  await vi.advanceTimersByTimeAsync(0);
  const camera = () => devices.tracks.findLast(({ kind }) => kind === 'video');
  const told = () => events.map((event) => ('kind' in event ? `${event.type} ${event.kind}` : event.type));
  const last = () => events.flatMap((event) => (event.type === 'ready' ? [event.devices] : [])).at(-1);
  return { devices, media, events, page, permissions, camera, told, last };
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000);

describe('an interruption by the system (simulated events)', () => {
  it('is told after a second of silence, and ends with a new track when the device is back', async () => {
    const { devices, camera, told } = await started();
    const dead = camera();
    dead?.setMuted(true);
    await seconds(2);
    expect(told().slice(1)).toEqual(['interrupted video']);
    dead?.setMuted(false);
    await seconds(0);
    expect(told().slice(1)).toEqual(['interrupted video', 'replaced', 'restored video', 'ready']);
    expect(dead?.readyState).toBe('ended');
    expect(devices.live()).toEqual(['mic', 'cam']);
  });

  it('is none when the camera only flickers', async () => {
    const { devices, camera, told } = await started();
    camera()?.setMuted(true);
    await vi.advanceTimersByTimeAsync(500);
    camera()?.setMuted(false);
    await seconds(60);
    expect(told()).toEqual(['ready']);
    expect(devices.asked).toHaveLength(1);
  });

  it('ends when the visitor comes back to the page, though the track stays silent', async () => {
    const { devices, page, camera, told } = await started();
    page.become('hidden');
    devices.tracks.forEach((track) => track.setMuted(true));
    await seconds(30);
    page.become('visible');
    await seconds(0);
    expect(told()).toContain('restored video');
    expect(told()).toContain('restored audio');
    expect(camera()?.muted).toBe(false);
    expect(devices.live().toSorted()).toEqual(['cam', 'mic']);
  });

  it('goes on while the new track is silent too', async () => {
    const { devices, page, camera, told } = await started();
    camera()?.setMuted(true);
    await seconds(2);
    devices.opensMuted = true;
    page.become('visible');
    await seconds(10);
    expect(told().slice(1)).toEqual(['interrupted video', 'replaced', 'interrupted video', 'ready']);
    devices.opensMuted = false;
    camera()?.setMuted(false);
    await seconds(0);
    expect(told().slice(5)).toEqual(['replaced', 'restored video', 'ready']);
  });

  it('asks again for a device that a phone call still holds, and gives up after half a minute', async () => {
    const { devices, camera, told, last } = await started(new FakeDevices(['cam'], ['mic']));
    devices.busy.add('cam');
    camera()?.end();
    await seconds(10);
    expect(told().slice(1)).toEqual(['interrupted video', 'ready']);
    devices.busy.clear();
    await seconds(3);
    expect(told()).toContain('restored video');
    devices.busy.add('cam');
    camera()?.end();
    await seconds(60);
    expect(told()).toContain('lost video');
    expect(last()).toMatchObject({ cameraId: '', withoutCamera: 'in-use' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is found out by who sees that nothing comes, at most once in five minutes', async () => {
    const { devices, media, told } = await started();
    media.revive('video');
    await seconds(1);
    expect(told().slice(1)).toEqual(['interrupted video', 'replaced', 'restored video', 'ready']);
    media.revive('video');
    await seconds(1);
    expect(devices.asked).toHaveLength(2);
    await seconds(300);
    media.revive('video');
    await seconds(1);
    expect(devices.asked).toHaveLength(3);
  });

  it('lets the dead track go first where it is what holds the device', async () => {
    const { devices, media, told } = await started();
    devices.oneAtATime = true;
    media.revive('video');
    await seconds(1);
    expect(told()).not.toContain('restored video');
    await seconds(3);
    expect(told().slice(1)).toEqual(['interrupted video', 'replaced', 'restored video', 'ready']);
    expect(devices.live()).toEqual(['mic', 'cam']);
  });

  it('leaves off what was off', async () => {
    const { media, camera } = await started();
    media.setOn('video', false);
    media.revive('video');
    await seconds(1);
    expect(camera()?.enabled).toBe(false);
  });
});

describe('devices that come and go (simulated events)', () => {
  it('says why there is sound alone', async () => {
    const devices = new FakeDevices(['cam'], ['mic']);
    devices.busy.add('cam');
    const { last } = await started(devices);
    expect(last()).toMatchObject({ cameraId: '', microphoneId: 'mic', withoutCamera: 'in-use' });
    expect(last()).not.toHaveProperty('withoutMicrophone');
  });

  it('says why there is a picture alone', async () => {
    const { last } = await started(new FakeDevices(['cam'], []));
    expect(last()).toMatchObject({ cameraId: 'cam', microphoneId: '', withoutMicrophone: 'not-found' });
  });

  it('notices an unplugged camera whose driver does not end the track', async () => {
    const { devices, last } = await started();
    devices.cameras = ['cam2'];
    devices.dispatchEvent(new Event('devicechange'));
    await seconds(0);
    expect(last()?.cameraId).toBe('cam2');
    expect(devices.live()).toEqual(['mic', 'cam2']);
  });

  it('loses the camera when the visitor takes the permission back', async () => {
    const { devices, permissions, told, last } = await started();
    devices.denied.add('video');
    permissions.set('camera', 'denied');
    await seconds(0);
    expect(told().slice(1)).toEqual(['lost video', 'ready']);
    expect(last()).toMatchObject({ cameraId: '', withoutCamera: 'denied' });
    expect(devices.live()).toEqual(['mic']);
  });

  it('loses it by the end of its track where the browser says no more', async () => {
    const { devices, camera, told } = await started();
    devices.denied.add('video');
    camera()?.end();
    await seconds(0);
    expect(told().slice(1)).toEqual(['lost video', 'ready']);
    expect(devices.asked).toHaveLength(2);
  });

  it('opens a camera that is plugged in again, and asks once for it', async () => {
    const { devices, told, last } = await started(new FakeDevices(['cam'], ['mic']));
    devices.unplug('cam');
    await seconds(20);
    expect(told().slice(1, 3)).toEqual(['lost video', 'ready']);
    const [before, asked] = [told().length, devices.asked.length];
    devices.dispatchEvent(new Event('devicechange'));
    await seconds(0);
    expect(devices.asked).toHaveLength(asked);
    devices.plug('cam');
    devices.dispatchEvent(new Event('devicechange'));
    await seconds(0);
    expect(told().slice(before).filter((one) => one !== 'ready')).toEqual(['replaced', 'restored video']);
    expect(devices.asked).toHaveLength(asked + 1);
    expect(last()).toMatchObject({ cameraId: 'cam' });
    expect(devices.live()).toEqual(['mic', 'cam']);
  });

  it('asks once more for each device that comes, not for each sign of it', async () => {
    const { devices } = await started(new FakeDevices(['cam'], ['mic']));
    devices.unplug('cam');
    await seconds(20);
    devices.busy.add('cam');
    devices.refusals.push('NotReadableError');
    devices.plug('cam');
    await seconds(0);
    const asked = devices.asked.length;
    for (let i = 0; i < 5; i += 1) devices.dispatchEvent(new Event('devicechange'));
    await seconds(60);
    expect(devices.asked).toHaveLength(asked);
    devices.plug('cam2');
    await seconds(0);
    expect(devices.asked.length).toBeGreaterThan(asked);
  });

  it('opens a microphone again too, with the camera as it is', async () => {
    const { devices, told } = await started(new FakeDevices(['cam'], ['mic']));
    devices.unplug('mic');
    await seconds(20);
    devices.plug('mic');
    await seconds(0);
    expect(told()).toContain('restored audio');
    expect(devices.live()).toEqual(['cam', 'mic']);
  });

  it('opens the camera again when the visitor allows it again, and does not ask before', async () => {
    const { devices, permissions, told, last } = await started();
    devices.denied.add('video');
    permissions.set('camera', 'denied');
    devices.plug('cam3');
    await seconds(60);
    expect(devices.asked).toHaveLength(1);
    devices.denied.clear();
    permissions.set('microphone', 'granted');
    permissions.set('camera', 'granted');
    await seconds(0);
    expect(told().slice(-3)).toEqual(['replaced', 'restored video', 'ready']);
    expect(last()).toMatchObject({ cameraId: 'cam' });
    expect(devices.asked).toHaveLength(2);
  });

  it('tries again soon where the system ended the track and nothing was taken, and not for ever', async () => {
    const { devices, camera, told } = await started();
    devices.refusals.push('UnknownError', 'NotFoundError');
    camera()?.end();
    await seconds(1);
    expect(told().slice(1)).toEqual(['lost video', 'ready']);
    await seconds(3);
    expect(told().slice(3)).toEqual(['replaced', 'restored video', 'ready']);
    expect(vi.getTimerCount()).toBe(0);
    const asked = devices.asked.length;
    devices.refusals.push(...Array.from({ length: 9 }, () => 'UnknownError'));
    camera()?.end();
    await seconds(300);
    expect(devices.asked).toHaveLength(asked + 4);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('says no more than that it is back where the new track is silent at first', async () => {
    const { devices, camera, told } = await started(new FakeDevices(['cam'], ['mic']));
    devices.unplug('cam');
    await seconds(20);
    const before = told().length;
    devices.opensMuted = true;
    devices.plug('cam');
    await seconds(0);
    expect(told().slice(before).filter((one) => one !== 'ready')).toEqual(['replaced', 'interrupted video']);
    camera()?.setMuted(false);
    await seconds(0);
    expect(told()).toContain('restored video');
  });

  it('does not ask for what is switched off', async () => {
    const { devices, media, permissions } = await started(new FakeDevices(['cam'], ['mic']));
    devices.unplug('cam');
    await seconds(20);
    media.setOn('video', false);
    const asked = devices.asked.length;
    devices.plug('cam');
    permissions.set('camera', 'granted');
    await seconds(60);
    expect(devices.asked).toHaveLength(asked);
    media.setOn('video', true);
    media.choose('video', '');
    await seconds(0);
    expect(devices.live()).toEqual(['mic', 'cam']);
  });

  it('opens the camera again when the visitor chooses it', async () => {
    const { devices, media, camera, last } = await started();
    devices.denied.add('video');
    camera()?.end();
    await seconds(0);
    devices.denied.clear();
    media.choose('video', 'cam');
    await seconds(0);
    expect(last()?.cameraId).toBe('cam');
    expect(last()).not.toHaveProperty('withoutCamera');
  });
});

describe('after stop (simulated events)', () => {
  it('nothing listens and no timer runs', async () => {
    const { devices, media, camera, told } = await started(new FakeDevices(['cam'], ['mic']));
    devices.busy.add('cam');
    camera()?.end();
    await seconds(1);
    expect(vi.getTimerCount()).toBe(1);
    const [listed, events] = [devices.listed, told()];
    media.stop();
    devices.tracks.forEach((track) => track.setMuted(true));
    devices.dispatchEvent(new Event('devicechange'));
    expect(vi.getTimerCount()).toBe(0);
    await seconds(60);
    expect(devices.listed).toBe(listed);
    expect(told()).toEqual(events);
  });

  it('nothing is open or opened, whatever happened before and happens after', async () => {
    type Started = Awaited<ReturnType<typeof started>>;
    const acts: Readonly<Record<string, (all: Started) => void>> = {
      mute: ({ devices }) => devices.tracks.forEach((track) => track.setMuted(true)),
      unmute: ({ devices }) => devices.tracks.forEach((track) => track.setMuted(false)),
      end: ({ camera }) => camera()?.end(),
      unplug: ({ devices }) => devices.unplug('cam'),
      plug: ({ devices }) => devices.plug('cam4'),
      allow: ({ permissions }) => permissions.set('camera', 'granted'),
      refuse: ({ devices }) => devices.refusals.push('UnknownError'),
      off: ({ media }) => media.setOn('video', false),
      busy: ({ devices }) => devices.cameras.forEach((one) => devices.busy.add(one)),
      free: ({ devices }) => devices.busy.clear(),
      back: ({ page }) => page.become('visible'),
      deny: ({ permissions }) => permissions.set('camera', 'denied'),
      choose: ({ media }) => media.choose('video', 'cam2'),
      revive: ({ media }) => media.revive('audio'),
      change: ({ devices }) => devices.dispatchEvent(new Event('devicechange')),
      reopen: ({ media }) => media.open(),
    };
    const act = fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.constantFrom(0, 0, 1_500, 40_000));
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), fc.array(act, { maxLength: 4 }), async (before, after) => {
        const all = await started();
        for (const [name, ms] of before) {
          acts[name]?.(all);
          if (ms > 0) await vi.advanceTimersByTimeAsync(ms);
          const live = all.devices.live().map((id) => id.slice(0, 3));
          if (ms > 0) expect(new Set(live).size).toBe(live.length);
        }
        all.media.stop();
        const told = all.events.length;
        await vi.advanceTimersByTimeAsync(0);
        expect(all.devices.live()).toEqual([]);
        const asked = all.devices.asked.length;
        for (const [name, ms] of after.filter(([one]) => one !== 'reopen')) {
          acts[name]?.(all);
          await vi.advanceTimersByTimeAsync(ms);
        }
        await vi.advanceTimersByTimeAsync(60_000);
        expect(all.devices.live()).toEqual([]);
        expect(all.devices.asked).toHaveLength(asked);
        expect(all.events).toHaveLength(told);
      }),
      { numRuns: 200 },
    );
  });
});
