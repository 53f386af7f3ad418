import { avoidFilter } from '@visavis/matchmaking';
import { parseClientMessage } from '@visavis/protocol';
import { createSealingKeys } from '@visavis/rtc';
import { describe, expect, it, vi } from 'vitest';
import { FakeWorld } from './fake-world.ts';
import { createVisit } from './visit.ts';

const turn = { urls: ['turn:relay.example'], username: '1:a', credential: 'secret' };

function open() {
  const world = new FakeWorld();
  const visit = createVisit(world.asWorld());
  const socket = () => world.sockets.at(-1) ?? expect.fail('no socket was opened');
  const call = () => world.calls.at(-1) ?? expect.fail('no call was started');
  const screen = () => visit.view.value.screen;
  return { world, visit, actions: visit.actions, socket, call, screen };
}

/** Past the gate, with the link open and all of the page loaded. */
async function entered() {
  const all = open();
  all.actions.acceptGate();
  all.socket().greet('shielded', 'direct');
  await vi.waitFor(() => {
    expect(all.visit.view.value).toMatchObject({ calls: 'ready' });
    expect(all.socket().last('hello')).toBeDefined();
  });
  return all;
}

async function found(mode: 'text' | 'video') {
  const all = await entered();
  if (mode === 'video') {
    all.actions.openDevices();
    await vi.waitFor(() =>
      expect(all.visit.view.value).toMatchObject({ devices: { kind: 'ready' } }),
    );
  }
  all.actions.find(mode);
  await vi.waitFor(() => expect(all.socket().last('find')).toBeDefined());
  return all;
}

async function matched(mode: 'text' | 'video') {
  const all = await found(mode);
  all.socket().say({ type: 'ice', servers: [turn], ttl: 300 });
  all.socket().say(await matchedIn(mode));
  return all;
}

async function matchedIn(mode: 'text' | 'video') {
  const { publicKey } = await createSealingKeys(crypto.subtle);
  return {
    type: 'matched',
    match: 'AAAAAAAAAAAAAAAAAAAAAA',
    role: 'impolite',
    mode,
    connection: 'shielded',
    partner: 'AAAAAAAAAAAAAAAA',
    partnerKey: publicKey,
    shared: [],
  };
}

describe('a visit', () => {
  it('opens no socket before the gate is accepted, and remembers the answer', () => {
    const { world, actions, screen } = open();
    expect(screen()).toBe('gate');
    expect(world.sockets).toHaveLength(0);
    actions.acceptGate();
    expect(world.accepted).toBe(true);
    expect(world.sockets).toHaveLength(1);
    expect(screen()).toBe('check');
  });

  it('begins at the check where the gate was accepted before', () => {
    const world = new FakeWorld();
    world.accepted = true;
    expect(createVisit(world.asWorld()).view.value.screen).toBe('check');
    expect(world.sockets).toHaveLength(1);
  });

  it('never asks for the camera by itself', async () => {
    const { world, call } = await matched('text');
    expect(world.tracks).toEqual([]);
    expect(call().settings.stream).toBeNull();
  });

  it('calls through the relay only, with the credentials that it was given', async () => {
    const { world, call, screen } = await matched('video');
    expect(screen()).toBe('call');
    expect(call().settings).toMatchObject({ iceServers: [turn], matched: { connection: 'shielded' }, mayGoDirect: true });
    expect(call().settings.stream?.getTracks()).toEqual(world.tracks);
  });

  it('[E1] says goodbye on Next, keeps the camera, and searches with a key never used before', async () => {
    const { world, actions, socket, call, screen } = await matched('video');
    const first = socket().last('find');
    actions.next();
    expect(screen()).toBe('waiting');
    expect(call().closed).toBe('bye');
    expect(socket().sent.at(-1)).toEqual({ type: 'leave' });
    socket().say({ type: 'idle' });
    await vi.waitFor(() => expect(socket().sent.at(-1)?.type).toBe('find'));
    const second = socket().last('find');
    expect(second).toMatchObject({ mode: 'video', avoid: avoidFilter(['AAAAAAAAAAAAAAAA']) });
    expect(second?.['key']).not.toBe(first?.['key']);
    expect(second?.['signKey']).toHaveLength(87);
    expect(second?.['signKey']).not.toBe(first?.['signKey']);
    expect(world.tracks.map((track) => track.readyState)).toEqual(['live']);
  });

  it('never sends a search that was taken back before its keys were made', async () => {
    const { actions, socket } = await entered();
    actions.find('text');
    actions.cancel();
    socket().say({ type: 'idle' });
    actions.find('text');
    await vi.waitFor(() => expect(socket().last('find')).toBeDefined());
    expect(socket().sent.map(({ type }) => type)).toEqual(['hello', 'cancel', 'find']);
  });

  it('ends a call that the browser cannot make', async () => {
    const all = await found('text');
    all.world.refusesConnections = true;
    all.socket().say(await matchedIn('text'));
    expect(all.visit.view.value).toMatchObject({ screen: 'ended', reason: 'could-not-connect' });
    expect(all.socket().sent.at(-1)).toEqual({ type: 'leave' });
  });

  it('ends everything on leave', async () => {
    const { world, actions, socket, call, screen } = await matched('video');
    actions.leave();
    expect(call().closed).toBe('bye');
    expect(socket().sent.at(-1)).toEqual({ type: 'leave' });
    expect(socket().closedWith).toBe(1000);
    expect(world.tracks.map((track) => track.readyState)).toEqual(['ended']);
    expect(world.counted).toEqual(['step:gate', 'step:check', 'step:check', 'step:search', 'step:match', 'started', 'quality:good', 'end:left']);
    expect(world.home).toBe(true);
    expect(screen()).toBe('gone');
  });

  it('tells partner and server when the page goes away', async () => {
    const { world, visit, socket, call } = await matched('text');
    visit.handlePageHide();
    expect(call().closed).toBe('bye');
    expect(socket().closedWith).toBe(1000);
    expect(world.home).toBe(false);
  });

  it('tries the link at once when the network is back', () => {
    const { world, visit, actions, socket } = open();
    actions.acceptGate();
    socket().drop(1006);
    visit.handleOnline();
    expect(world.sockets).toHaveLength(2);
  });

  it('[F2] says only what the protocol knows', async () => {
    const { socket } = await matched('text');
    const said = socket().sent.filter(({ type }) => type !== 'frame');
    expect(said.map(({ type }) => type)).toEqual(['hello', 'find']);
    for (const message of said) expect(parseClientMessage(JSON.stringify(message))).toEqual(message);
  });

  it('tells when the second part of the page does not load, and loads the page again when asked', async () => {
    const { world, visit, actions, screen } = open();
    world.refusesCalls = true;
    actions.acceptGate();
    await vi.waitFor(() => expect(visit.view.value).toMatchObject({ calls: 'failed' }));
    actions.find('text');
    expect(screen()).toBe('check');
    actions.reload();
    expect(world.reloads).toBe(1);
  });
});

describe('a visit that comes back', () => {
  const broken = async (all: Awaited<ReturnType<typeof entered>>) => {
    const before = all.socket();
    before.drop(1006);
    all.visit.handleOnline();
    await vi.waitFor(() => expect(all.socket()).not.toBe(before));
    all.socket().greet('shielded', 'direct');
    return { before };
  };

  it('[S10] [R7] [R6] says hello with the same key, and signs for its place', async () => {
    const all = await found('text');
    const { before } = await broken(all);
    await vi.waitFor(() => expect(all.socket().last('resume')).toBeDefined());
    expect(all.socket().last('hello')).toEqual(before.last('hello'));
    const claim = all.socket().last('resume');
    expect(claim).toMatchObject({ mode: 'text', generation: 1, key: before.last('find')?.['key'] });
    expect(parseClientMessage(JSON.stringify(claim))).toEqual(claim);
    all.socket().say({ type: 'resumed', generation: 2 });
    all.socket().say(await matchedIn('text'));
    expect(all.screen()).toBe('call');
    expect(all.world.calls).toHaveLength(1);
  });

  it('[R2] [R6] signs for its seat, and asks for relay credentials once it has it', async () => {
    const all = await matched('text');
    await broken(all);
    await vi.waitFor(() => expect(all.socket().last('rejoin')).toBeDefined());
    const claim = all.socket().last('rejoin');
    expect(parseClientMessage(JSON.stringify(claim))).toEqual(claim);
    expect(all.socket().last('renew-ice')).toBeUndefined();
    all.socket().say({ type: 'rejoined' });
    expect(all.socket().last('renew-ice')).toBeDefined();
  });

  it('never sends a claim for a place that was given up while it was signed', async () => {
    const all = await found('text');
    await broken(all);
    all.actions.cancel();
    all.socket().say({ type: 'idle' });
    all.actions.find('text');
    await vi.waitFor(() => expect(all.socket().last('find')).toBeDefined());
    expect(all.socket().last('resume')).toBeUndefined();
  });

  it('[C6] does not, when it goes on elsewhere: nothing stays open', async () => {
    const { world, visit, socket, call } = await matched('video');
    socket().drop(4409);
    expect(visit.view.value).toEqual({ screen: 'closed', reason: 'elsewhere' });
    expect(call().closed).toBe('bye');
    expect(world.tracks.map((track) => track.readyState)).toEqual(['ended']);
    visit.handleOnline();
    expect(world.sockets).toHaveLength(1);
  });
});

describe('a puzzle', () => {
  it('[L7] is solved by who can, and the solution sent', async () => {
    const { world, socket } = await found('text');
    world.solution = '{"solved":true}';
    socket().say({ type: 'challenge', puzzle: '{}' });
    await vi.waitFor(() => expect(socket().last('solve')).toEqual({ type: 'solve', solution: '{"solved":true}' }));
  });

  it('is told where nobody can', async () => {
    const { visit, socket } = await found('text');
    socket().say({ type: 'challenge', puzzle: '{}' });
    await vi.waitFor(() => expect(visit.view.value).toMatchObject({ screen: 'waiting', puzzle: 'failed' }));
    expect(socket().last('solve')).toBeUndefined();
  });
});
