import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeTrack } from './fake-devices.ts';
import { createOwnTracks, pictureToSend } from './own-tracks.ts';

const track = (id: string) => new FakeTrack('video', id).asTrack();

/** A sender that holds one track and can be told to refuse. */
class FakeSender {
  sends: string | null = 'nothing yet';
  refuses: 'no' | 'tracks' | 'all' = 'no';
  overlaps = 0;
  #busy = false;

  async replaceTrack(next: MediaStreamTrack | null): Promise<void> {
    if (this.#busy) this.overlaps += 1;
    this.#busy = true;
    await Promise.resolve();
    this.#busy = false;
    if (this.refuses === 'all' || (this.refuses === 'tracks' && next !== null))
      throw new DOMException('', 'InvalidModificationError');
    this.sends = next?.id ?? null;
  }
}

async function attached() {
  const sender = new FakeSender();
  const tracks = createOwnTracks();
  await tracks.attach({ video: sender });
  return { sender, tracks };
}

describe('createOwnTracks', () => {
  it('sends one track after the other, then none', async () => {
    const { sender, tracks } = await attached();
    expect(await tracks.setTrack('video', track('camera'))).toBe('sent');
    expect(sender.sends).toBe('camera');
    expect(await tracks.setTrack('video', null)).toBe('nothing');
    expect(sender.sends).toBeNull();
  });

  it('sends nothing where the browser does not take the track', async () => {
    const { sender, tracks } = await attached();
    await tracks.setTrack('video', track('camera'));
    sender.refuses = 'tracks';
    expect(await tracks.setTrack('video', track('covered'))).toBe('nothing');
    expect(sender.sends).toBeNull();
  });

  it('says so where the browser does not let go either', async () => {
    const { sender, tracks } = await attached();
    sender.refuses = 'all';
    expect(await tracks.setTrack('video', track('covered'))).toBe('stuck');
  });

  it('keeps what goes out for the connection that comes next', async () => {
    const { tracks } = await attached();
    await tracks.setTrack('video', track('covered'));
    const next = new FakeSender();
    await tracks.attach({ video: next });
    expect(next.sends).toBe('covered');
    expect(tracks.current('video')?.id).toBe('covered');
    expect(tracks.current('audio')).toBeNull();
  });

  it('sends nothing before there is a connection, and never stops a track', async () => {
    const camera = track('camera');
    const tracks = createOwnTracks();
    expect(await tracks.setTrack('video', camera)).toBe('nothing');
    await tracks.setTrack('video', null);
    expect(camera.readyState).toBe('live');
  });

  it('ends with the newest of many changes, made one at a time', async () => {
    const ids = fc.array(fc.option(fc.constantFrom('camera', 'covered', 'other')), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(ids, async (wanted) => {
        const { sender, tracks } = await attached();
        await Promise.all(wanted.map((id) => tracks.setTrack('video', id === null ? null : track(id))));
        expect(sender.sends).toBe(wanted.at(-1) ?? null);
        expect(sender.overlaps).toBe(0);
      }),
    );
  });
});

describe('pictureToSend', () => {
  it('sends the camera only where nothing is checked or the check says clear', () => {
    const [camera, covered] = [track('camera'), track('covered')];
    for (const check of ['loading', 'checking', 'covered', 'failed'] as const) {
      expect(pictureToSend({ camera, covered, check })).toBe(covered);
      expect(pictureToSend({ camera, covered: null, check })).toBeNull();
    }
    expect(pictureToSend({ camera, covered, check: 'clear' })).toBe(camera);
    expect(pictureToSend({ camera, covered, check: 'off' })).toBe(camera);
  });
});
