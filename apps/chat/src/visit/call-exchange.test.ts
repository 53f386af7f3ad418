import { TEXT_LIMIT } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { LINE_LIMIT } from './step-call.ts';
import { call, calling, idle, ready, story, talking } from './story.ts';

const say = (message: object) => ({ do: 'say', message });
const text = (words: string) => call({ type: 'said', message: { type: 'text', text: words } });

describe('own devices', () => {
  it('[D3] are told when the channel opens, and whenever they change', () => {
    const on = { type: 'devices', camera: true, microphone: true };
    const opened = story(...calling, call({ type: 'channel-open' }));
    expect(opened.asked).toEqual([say(on)]);
    const muted = opened.and({ type: 'toggle-microphone' });
    expect(muted.asked).toEqual([
      { do: 'set-track', kind: 'video', on: true },
      { do: 'set-track', kind: 'audio', on: false },
      say({ ...on, microphone: false }),
    ]);
    expect(muted.view).toMatchObject({ microphoneOn: false, cameraOn: true });
    expect(muted.and({ type: 'toggle-camera' }).asked).toContainEqual(
      say({ type: 'devices', camera: false, microphone: false }),
    );
    expect(opened.and(ready({ cameraId: '' })).asked).toEqual([say({ ...on, camera: false })]);
  });

  it('stay off in the next call', () => {
    const told = story(...talking, { type: 'toggle-camera' }, { type: 'next' }, idle);
    const again = told.and(...calling.slice(-1), call({ type: 'channel-open' }));
    expect(again.asked).toEqual([say({ type: 'devices', camera: false, microphone: true })]);
  });

  it('are replaced in the call when another takes over', () => {
    const track = {} as MediaStreamTrack;
    const told = story(...talking, { type: 'media', event: { type: 'replaced', track } });
    expect(told.asked).toEqual([{ do: 'replace-track', track }]);
  });

  it('come back after unplugging when the camera is turned on', () => {
    const told = story(
      ...talking,
      ready({ cameraId: '' }),
      { type: 'toggle-camera' },
      { type: 'toggle-camera' },
    );
    expect(told.asked).toContainEqual({ do: 'choose-device', kind: 'video', id: 'cam' });
  });
});

describe('text', () => {
  it('goes both ways, trimmed', () => {
    const told = story(...talking, text('hello'), { type: 'send-text', text: '  hi ' });
    expect(told.asked).toEqual([say({ type: 'text', text: 'hi' })]);
    expect(told.view).toMatchObject({
      lines: [
        { id: 1, from: 'partner', text: 'hello' },
        { id: 2, from: 'me', text: 'hi' },
      ],
    });
  });

  it('that is written before the channel opens waits for it', () => {
    const told = story(...calling, { type: 'send-text', text: 'early' });
    expect(told.asked).toEqual([]);
    expect(told.and(call({ type: 'channel-open' })).asked).toContainEqual(
      say({ type: 'text', text: 'early' }),
    );
  });

  it.each([
    ['nothing', '   '],
    ['more than the limit', 'a'.repeat(TEXT_LIMIT + 1)],
  ])('of %s is not sent', (_, words) => {
    const told = story(...talking, { type: 'send-text', text: words });
    expect(told.asked).toEqual([]);
    expect(told.view).toMatchObject({ lines: [] });
  });

  it('is kept up to a bound, with ids that never repeat', () => {
    const told = story(
      ...talking,
      ...Array.from({ length: LINE_LIMIT + 5 }, (_, i) => text(`${i}`)),
    );
    const view = told.view?.screen === 'call' ? told.view : expect.fail('not in a call');
    expect(view.lines).toHaveLength(LINE_LIMIT);
    expect(view.lines.at(-1)).toMatchObject({ id: LINE_LIMIT + 5 });
  });

  it('is shown when the visitor wants', () => {
    const told = story(...talking, { type: 'toggle-text' });
    expect(told.view).toMatchObject({ textOpen: true });
    expect(told.and({ type: 'toggle-text' }).view).toMatchObject({ textOpen: false });
  });
});
