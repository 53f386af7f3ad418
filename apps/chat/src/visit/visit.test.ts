import { createSealingKeys } from '@visavis/rtc';
import { describe, expect, it, vi } from 'vitest';
import { FakeWorld } from './fake-world.ts';
import { createVisit } from './visit.ts';

const turn = { urls: ['turn:relay.example'], username: '1:a', credential: 'secret' };

function open() {
  const world = new FakeWorld();
  const visit = createVisit(world.asWorld());
  const socket = () => world.sockets.at(-1) ?? expect.fail('no socket was opened');
  const connection = () => world.connections.at(-1) ?? expect.fail('no connection was made');
  const screen = () => visit.view.value.screen;
  return { world, visit, actions: visit.actions, socket, connection, screen };
}

async function found(mode: 'text' | 'video') {
  const all = open();
  all.actions.acceptGate();
  all.socket().greet('shielded', 'direct');
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
  const { publicKey } = await createSealingKeys(crypto.subtle);
  all.socket().say({ type: 'ice', servers: [turn], ttl: 300 });
  all.socket().say({
    type: 'matched',
    match: 'AAAAAAAAAAAAAAAAAAAAAA',
    role: 'impolite',
    mode,
    connection: 'shielded',
    partner: 'AAAAAAAAAAAAAAAA',
    partnerKey: publicKey,
  });
  return all;
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
    const { world, connection } = await matched('text');
    expect(world.tracks).toEqual([]);
    expect(connection().tracks).toEqual([]);
  });

  it('calls through the relay only, with the credentials that it was given', async () => {
    const { connection, screen } = await matched('video');
    expect(screen()).toBe('call');
    expect(connection().configuration).toMatchObject({
      iceServers: [turn],
      iceTransportPolicy: 'relay',
    });
    expect(connection().tracks).toHaveLength(1);
  });

  it('[E1] says goodbye on Next, keeps the camera, and searches with a key never used before', async () => {
    const { world, actions, socket, connection, screen } = await matched('video');
    const first = socket().last('find');
    actions.next();
    expect(screen()).toBe('waiting');
    expect(connection().said).toEqual([{ type: 'bye' }]);
    expect(connection().closed).toBe(true);
    expect(socket().sent.at(-1)).toEqual({ type: 'leave' });
    socket().say({ type: 'idle' });
    await vi.waitFor(() => expect(socket().sent.at(-1)?.type).toBe('find'));
    const second = socket().last('find');
    expect(second).toMatchObject({ mode: 'video', avoid: ['AAAAAAAAAAAAAAAA'] });
    expect(second?.['key']).not.toBe(first?.['key']);
    expect(world.tracks.map((track) => track.readyState)).toEqual(['live']);
  });

  it('never sends a search that was taken back before its keys were made', async () => {
    const { actions, socket } = open();
    actions.acceptGate();
    socket().greet('shielded');
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
    const { publicKey } = await createSealingKeys(crypto.subtle);
    all.socket().say({
      type: 'matched',
      match: 'AAAAAAAAAAAAAAAAAAAAAA',
      role: 'polite',
      mode: 'text',
      connection: 'shielded',
      partner: 'AAAAAAAAAAAAAAAA',
      partnerKey: publicKey,
    });
    expect(all.visit.view.value).toMatchObject({ screen: 'ended', reason: 'could-not-connect' });
    expect(all.socket().sent.at(-1)).toEqual({ type: 'leave' });
  });

  it('ends everything on leave', async () => {
    const { world, actions, socket, connection, screen } = await matched('video');
    actions.leave();
    expect(connection().said).toEqual([{ type: 'bye' }]);
    expect(connection().closed).toBe(true);
    expect(socket().sent.at(-1)).toEqual({ type: 'leave' });
    expect(socket().closedWith).toBe(1000);
    expect(world.tracks.map((track) => track.readyState)).toEqual(['ended']);
    expect(world.counted).toEqual(['step:gate', 'step:check', 'step:check', 'step:search', 'step:match', 'started', 'end:left']);
    expect(world.home).toBe(true);
    expect(screen()).toBe('gone');
  });

  it('tells partner and server when the page goes away', async () => {
    const { world, visit, socket, connection } = await matched('text');
    visit.handlePageHide();
    expect(connection().said).toEqual([{ type: 'bye' }]);
    expect(socket().closedWith).toBe(1000);
    expect(world.home).toBe(false);
  });

  it('tries the link at once when the network is back', () => {
    const { world, visit, actions, socket } = open();
    actions.acceptGate();
    socket().dispatchEvent(Object.assign(new Event('close'), { code: 1006 }));
    visit.handleOnline();
    expect(world.sockets).toHaveLength(2);
  });
});
