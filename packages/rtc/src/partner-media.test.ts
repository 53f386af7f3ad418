import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeStream, FakeTrack } from './fake-devices.ts';
import type { TrackKind } from './local-media.ts';
import { collectPartnerMedia } from './partner-media.ts';

function collect() {
  const stream = new FakeStream();
  const media = collectPartnerMedia(() => stream.asStream());
  const take = (track: FakeTrack) => media.take(track.asTrack());
  return { media, take, ids: () => stream.getTracks().map(({ id }) => id) };
}

describe('collectPartnerMedia', () => {
  it('gathers one voice and one picture in one stream', () => {
    const { media, take, ids } = collect();
    const { stream } = media;
    expect([take(new FakeTrack('audio', 'a')), take(new FakeTrack('video', 'v'))]).toEqual([true, true]);
    expect(ids()).toEqual(['a', 'v']);
    expect(media.stream).toBe(stream);
  });

  it('ends what a changed client sends beyond that', () => {
    const { take, ids } = collect();
    take(new FakeTrack('video', 'v'));
    const more = new FakeTrack('video', 'more');
    expect(take(more)).toBe(false);
    expect(more.readyState).toBe('ended');
    expect(ids()).toEqual(['v']);
  });

  it('drops a track that ended, and takes the next', () => {
    const { take, ids } = collect();
    const track = new FakeTrack('video', 'v');
    take(track);
    track.end();
    expect(ids()).toEqual([]);
    expect(take(new FakeTrack('video', 'next'))).toBe(true);
    expect(ids()).toEqual(['next']);
  });

  it('takes the tracks of a rebuilt connection, whose last ones ended without a word', () => {
    const { media, take, ids } = collect();
    const silent = new FakeTrack('video', 'v');
    take(silent);
    silent.stop();
    expect(take(new FakeTrack('video', 'next'))).toBe(true);
    media.clear();
    expect(take(new FakeTrack('video', 'third'))).toBe(true);
    expect(ids()).toEqual(['third']);
  });

  it('takes the same track twice as once', () => {
    const { take, ids } = collect();
    const track = new FakeTrack('audio', 'a');
    expect([take(track), take(track)]).toEqual([true, true]);
    expect(ids()).toEqual(['a']);
  });

  it('never holds two of a kind, whatever comes', () => {
    const step = fc.tuple(fc.constantFrom<TrackKind>('audio', 'video'), fc.constantFrom('take', 'end', 'stop', 'clear'));
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { media, take } = collect();
        const taken: FakeTrack[] = [];
        steps.forEach(([kind, what], at) => {
          const last = taken.findLast((track) => track.kind === kind);
          if (what === 'clear') media.clear();
          else if (what === 'end') last?.end();
          else if (what === 'stop') last?.stop();
          else {
            const track = new FakeTrack(kind, `${at}`);
            if (take(track)) taken.push(track);
          }
          expect(media.stream.getAudioTracks().length).toBeLessThanOrEqual(1);
          expect(media.stream.getVideoTracks().length).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});
