import { LIMITS, parseClientMessage } from '@visavis/protocol';
import { describe, expect, it, vi } from 'vitest';
import { EVIDENCE_KEY, FakeWorld } from './fake-world.ts';
import { createVisit } from './visit.ts';

const turn = { urls: ['turn:relay.example'], username: '1:a', credential: 'secret' };
const MATCHED = {
  type: 'matched',
  match: 'AAAAAAAAAAAAAAAAAAAAAA',
  role: 'impolite',
  connection: 'shielded',
  partner: 'c29tZWJvZHktZWxz',
  partnerKey: EVIDENCE_KEY,
  shared: [],
  token: `e30.${'A'.repeat(86)}`,
  partnerSignKey: EVIDENCE_KEY,
};

/** A visit with a camera, searching, with credentials. */
async function searching(world = new FakeWorld()) {
  const visit = createVisit(world.asWorld());
  const { actions } = visit;
  actions.acceptGate();
  const socket = world.sockets[0] ?? expect.fail('no socket was opened');
  socket.greet('shielded', 'direct');
  await vi.waitFor(() => expect(visit.view.value).toMatchObject({ calls: 'ready' }));
  actions.openDevices();
  await vi.waitFor(() => expect(visit.view.value).toMatchObject({ devices: { kind: 'ready' } }));
  actions.find('video');
  await vi.waitFor(() => expect(socket.last('find')).toBeDefined());
  socket.say({ type: 'ice', servers: [turn], ttl: 300 });
  return { world, visit, actions, socket };
}

async function talking(world = new FakeWorld()) {
  const all = await searching(world);
  all.socket.say({ ...MATCHED, mode: 'video' });
  const call = world.calls[0] ?? expect.fail('no call was started');
  call.say({ type: 'state', state: { kind: 'connected' } });
  call.say({ type: 'channel-open' });
  return { ...all, call };
}

describe('a search', () => {
  it('[M13] names keys that sign, which its call gets', async () => {
    const { call, socket } = await talking();
    const find = socket.last('find');
    expect(find?.['signKey']).toBe(call.settings.signing?.publicKey);
    expect(find?.['key']).toBe(call.settings.keys.publicKey);
    expect(find?.['signKey']).not.toBe(find?.['key']);
    expect(parseClientMessage(JSON.stringify(find))).toEqual(find);
  });

  it('makes a connection beforehand, and gives it up with the search', async () => {
    const { world, actions, socket } = await searching();
    expect(world.spare).toEqual(['prepare shielded']);
    actions.cancel();
    expect(world.spare).toEqual(['prepare shielded', 'close']);
    socket.say({ type: 'idle' });
    actions.leave();
    expect(world.spare).toEqual(['prepare shielded', 'close']);
  });

  it('after a call has its connection ready before the server has answered', async () => {
    const { world, actions, socket } = await talking();
    actions.next();
    expect(world.spare).toEqual(['prepare shielded', 'prepare shielded']);
    socket.say({ type: 'idle' });
    socket.say({ type: 'ice', servers: [turn], ttl: 300 });
    expect(world.spare).toHaveLength(2);
  });

  it('ends with a plain answer where the relay does not carry us', async () => {
    const world = new FakeWorld();
    world.relay = 'fails';
    const { visit, socket } = await searching(world);
    await vi.waitFor(() => expect(visit.view.value).toMatchObject({ screen: 'check', relay: 'fails' }));
    expect(socket.sent.at(-1)).toEqual({ type: 'cancel' });
    visit.actions.checkRelay();
    expect(world.relayChecks).toBe(2);
  });

  it('ends so too where the check itself breaks', async () => {
    const world = new FakeWorld();
    world.relay = 'breaks';
    const { visit } = await searching(world);
    await vi.waitFor(() => expect(visit.view.value).toMatchObject({ screen: 'check', relay: 'fails' }));
  });
});

describe('a call', () => {
  it('carries what the visitor does', async () => {
    const { actions, call, visit } = await talking();
    actions.setTyping(true);
    actions.sendText('hello');
    actions.agreeToDirect(true);
    actions.verifyAgain();
    visit.handleVisibility(true);
    const devices = { camera: true, microphone: true };
    expect(call.asked).toEqual([
      { devices: { ...devices, paused: false } },
      { typing: true },
      { typing: false },
      { text: 'hello' },
      { direct: true },
      'verify again',
      { devices: { ...devices, paused: true } },
    ]);
    expect(visit.view.value).toMatchObject({ lines: [{ text: 'hello', sequence: 1 }] });
  });

  it('hides a text that the word filter of this device finds', async () => {
    const { call, visit } = await talking();
    call.say({ type: 'text', sequence: 1, text: 'Hello' });
    call.say({ type: 'text', sequence: 2, text: 'F.U.C.K' });
    expect(visit.view.value).toMatchObject({ lines: [{ filtered: false }, { text: 'F.U.C.K', filtered: true }] });
  });

  it('asks for relay credentials when its recovery wants some, and gets them', async () => {
    const { call, socket } = await talking();
    call.say({ type: 'need-ice' });
    expect(socket.sent.at(-1)).toEqual({ type: 'renew-ice' });
    socket.say({ type: 'ice', servers: [turn], ttl: 300 });
    expect(call.asked.at(-1)).toEqual({ renewIce: [turn] });
  });

  it('that is lost is closed as lost, and followed by a search', async () => {
    const { call, socket, visit } = await talking();
    call.say({ type: 'state', state: { kind: 'failed', reason: 'lost' } });
    expect(call.closed).toBe('lost');
    expect(socket.sent.at(-1)).toEqual({ type: 'leave', reason: 'lost' });
    socket.say({ type: 'idle' });
    await vi.waitFor(() => expect(socket.sent.at(-1)?.type).toBe('find'));
    expect(visit.view.value).toMatchObject({ screen: 'waiting', after: 'lost-partner' });
  });

  it('opens a camera anew of which nothing comes, and sends that', async () => {
    const { world, call, visit } = await talking();
    call.say({ type: 'dead-capture', kind: 'video' });
    await vi.waitFor(() => expect(world.tracks).toHaveLength(2));
    await vi.waitFor(() => expect(call.sent['video']).toBe(world.tracks[1]));
    expect(visit.view.value).toMatchObject({ screen: 'call', ownDevices: 'fine' });
    expect(world.tracks[0]?.readyState).toBe('ended');
  });

  it('ends in a panic with the camera out', async () => {
    const { world, actions, call, visit } = await talking();
    actions.panic();
    expect(world.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
    expect(call.closed).toBe('bye');
    expect(visit.view.value).toMatchObject({ screen: 'ended', reason: 'panic', self: null });
  });

  it('adds what it was like to the numbers, once, and nothing that names it', async () => {
    const { world, actions } = await talking();
    actions.next();
    expect(world.counted.filter((name) => name.startsWith('quality'))).toEqual(['quality:good']);
  });
});

describe('a block', () => {
  it('is kept on the device, and holds in the next page', async () => {
    const { world, actions } = await talking();
    actions.block();
    expect(world.blocked).toEqual([MATCHED.partner]);
    const later = new FakeWorld();
    later.blocked = world.blocked;
    const plain = await searching();
    const { socket } = await searching(later);
    expect(socket.last('find')?.['avoid']).not.toBe(plain.socket.last('find')?.['avoid']);
  });
});

describe('texts with a report', () => {
  const reported = async (world = new FakeWorld()) => {
    const all = await talking(world);
    all.call.say({ type: 'text', sequence: 1, text: 'bad' });
    all.call.say({ type: 'text', sequence: 2, text: 'worse' });
    all.actions.sendText('stop');
    all.actions.openReport();
    return all;
  };

  it('[P4] leave the page sealed, and only those that were ticked', async () => {
    const { world, actions, socket } = await reported();
    actions.sendReport('hate', 'rude', [2, 3]);
    await vi.waitFor(() => expect(socket.last('report')).toBeDefined());
    const report = socket.last('report');
    expect(report).toEqual({ type: 'report', reason: 'hate', mode: 'video', words: 'rude', evidence: world.sealsTo });
    expect(parseClientMessage(JSON.stringify(report))).toEqual(report);
    const texts = [
      { role: 'polite', sequence: 2 },
      { role: 'impolite', sequence: 1 },
    ];
    expect(world.sealed.map((plain) => JSON.parse(plain))).toEqual([{ v: 1, token: MATCHED.token, texts }]);
    expect(JSON.stringify(socket.sent).length).toBeLessThan(LIMITS.reportBytes);
  });

  it('[P4] can be sent after the call too, and are forgotten with the report', async () => {
    const { world, actions, socket } = await reported();
    socket.say({ type: 'partner-left', reason: 'left' });
    actions.sendReport('hate', '', [1]);
    await vi.waitFor(() => expect(socket.last('report')).toBeDefined());
    expect(world.sealed.map((plain) => JSON.parse(plain).texts)).toEqual([[{ role: 'polite', sequence: 1 }]]);
    socket.say({ type: 'reported' });
    actions.closeReport();
    actions.openReport();
    actions.sendReport('hate', '', [1]);
    expect(socket.last('report')).toEqual({ type: 'report', reason: 'hate', mode: 'video', words: '' });
  });

  it('that are too long for a report are said to be', async () => {
    const { world, actions, socket, visit } = await reported();
    world.sealsTo = null;
    actions.sendReport('hate', '', [1]);
    await vi.waitFor(() => expect(visit.view.value).toMatchObject({ report: 'too-much' }));
    expect(socket.last('report')).toBeUndefined();
  });
});

describe('the picture check', () => {
  const guarded = () => {
    const world = new FakeWorld();
    world.rules = { connection: 'choice', wishes: [], guard: { atFirst: true, maySwitch: true } };
    return world;
  };

  it('[fail closed] sends nothing of the camera, then a cover, until the check says that it is clear', async () => {
    const world = guarded();
    const { call, visit } = await talking(world);
    expect(call.sent['video']).toBeNull();
    await vi.waitFor(() => expect(call.sent['video']).toBe(world.guard.covers.at(-1)?.track));
    expect(world.guard.covers.at(-1)?.of).toBe(world.tracks[0]);
    world.guard.of('own')?.onView('clear');
    expect(call.sent['video']).toBe(world.tracks[0]);
    expect(world.guard.covers.at(-1)?.stopped).toBe(true);
    expect(visit.view.value).toMatchObject({ guard: { own: 'clear' } });
  });

  it('looks at the partner, and lets go of them with the call', async () => {
    const world = guarded();
    const { actions, call, visit } = await talking(world);
    const stream = {} as MediaStream;
    call.say({ type: 'partner-stream', stream });
    expect(visit.view.value).toMatchObject({ guard: { partner: 'loading' } });
    await vi.waitFor(() => expect(visit.view.value).toMatchObject({ guard: { partner: 'checking' } }));
    const watch = world.guard.of('partner');
    expect(watch?.stream).toBe(stream);
    watch?.onView('covered');
    expect(visit.view.value).toMatchObject({ screen: 'call', guard: { partner: 'covered' } });
    actions.next();
    expect(watch?.stopped).toBe(true);
    actions.leave();
    await vi.waitFor(() => expect(world.guard.closed).toBe(1));
  });

  it('[fail closed] that does not load leaves both covered, and is asked for anew by the next call', async () => {
    const world = guarded();
    world.refusesGuard = true;
    const { actions, call, socket, visit } = await talking(world);
    call.say({ type: 'partner-stream', stream: {} as MediaStream });
    await vi.waitFor(() => expect(visit.view.value).toMatchObject({ guard: { own: 'failed', partner: 'failed' } }));
    expect(call.sent['video']).toBeNull();
    world.refusesGuard = false;
    actions.next();
    socket.say({ type: 'idle' });
    await vi.waitFor(() => expect(socket.sent.at(-1)?.type).toBe('find'));
    socket.say({ ...MATCHED, match: 'BAAAAAAAAAAAAAAAAAAAAA', mode: 'video' });
    const second = world.calls[1] ?? expect.fail('no second call');
    second.say({ type: 'partner-stream', stream: {} as MediaStream });
    await vi.waitFor(() => expect(visit.view.value).toMatchObject({ guard: { partner: 'checking' } }));
  });
});
