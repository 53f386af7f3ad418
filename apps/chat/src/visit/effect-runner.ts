import type { IceServer } from '@visavis/protocol';
import {
  createLocalMedia,
  createSessionKey,
  openSignalingLink,
  type SealedCall,
  type SealingKeys,
  type SessionKey,
  type SignalingLink,
  watchLevel,
} from '@visavis/rtc';
import type { VisitEffect } from './effect.ts';
import type { TimerName, VisitEvent } from './event.ts';
import type { CallMachinery, World } from './world.ts';

type Effect<Do extends VisitEffect['do']> = Extract<VisitEffect, { do: Do }>;

/** Does what steps ask for, and reports what comes of it as events. Decides nothing. */
export function createEffectRunner(
  world: World,
  happen: (event: VisitEvent) => void,
): (effect: VisitEffect) => void {
  const { clock, subtle } = world;
  const media = createLocalMedia({
    media: world.media,
    onEvent: (event) => happen({ type: 'media', event }),
  });
  const timers = new Map<TimerName, () => void>();
  let link: SignalingLink | null = null;
  let call: SealedCall | null = null;
  let ice: readonly IceServer[] = [];
  let stopLevel = () => {};
  let machinery: CallMachinery | null = null;
  /** One for the page, made when it first opens a link [S10]. */
  let sessionKey: Promise<SessionKey> | null = null;
  /** Counts what is asked of the server, so that keys or a signature for what was taken back are never sent. */
  let turns = 0;
  let keys: SealingKeys | null = null;

  const openLink = () => {
    sessionKey ??= createSessionKey(subtle);
    return openSignalingLink({
      openSocket: world.openSocket,
      publicKey: sessionKey.then(({ publicKey }) => publicKey),
      clock,
      random: world.random,
      onState: (state) => happen({ type: 'link', state }),
      onMessage: (message) => happen({ type: 'server', message }),
      onFrame: (frame) => call?.handleFrame(frame),
    });
  };

  const loadCalls = async () => {
    try {
      machinery = await world.loadCalls();
      happen({ type: 'calls', state: 'ready' });
    } catch {
      happen({ type: 'calls', state: 'failed' });
    }
  };

  const find = async ({ terms }: Effect<'find'>) => {
    const turn = ++turns;
    const fresh = await machinery?.createSealingKeys(subtle);
    if (turn !== turns || fresh === undefined) return;
    keys = fresh;
    link?.send({ type: 'find', key: fresh.publicKey, ...terms });
  };

  const sendClaim = async ({ nonce, claim }: Effect<'claim'>) => {
    const turn = ++turns;
    const key = await sessionKey;
    const match = claim.type === 'rejoin' ? claim.match : null;
    const signature = await key?.sign({ nonce, match, generation: claim.generation });
    if (turn !== turns || signature === undefined) return;
    // The key of the search: two of one visit could else be taken for each other [R7].
    const search = claim.type === 'resume' && keys !== null ? { key: keys.publicKey } : {};
    link?.send({ ...claim, ...search, signature });
  };

  const solve = async ({ puzzle }: Effect<'solve'>) => {
    const solution = await world.onChallenge(puzzle).catch(() => null);
    happen({ type: 'solved', solution });
  };

  const startCall = ({ matched, stream }: Effect<'start-call'>) => {
    try {
      if (keys === null || machinery === null) throw new Error('a match without a search');
      call = machinery.startSealedCall({
        subtle,
        keys,
        matched,
        stream,
        clock,
        iceServers: ice,
        createConnection: world.createConnection,
        sendFrame: (frame) => link?.sendFrame(frame),
        onEvent: (event) => happen({ type: 'call', event }),
      });
      keys = null;
    } catch {
      const state = { kind: 'failed', reason: 'never-connected' } as const;
      happen({ type: 'call', event: { type: 'state', state } });
    }
  };

  const endCall = () => {
    const ended = call;
    call = null;
    ended?.close();
  };

  const wait = ({ timer, ms }: Effect<'wait'>) => {
    timers.get(timer)?.();
    timers.set(
      timer,
      clock.after(ms, () => happen({ type: 'waited', timer })),
    );
  };

  const closeLink = () => {
    turns += 1;
    timers.forEach((stop) => stop());
    timers.clear();
    link?.close();
    link = null;
  };

  const measure = (stream: MediaStream) => {
    stopLevel();
    const { createAudioContext: createContext } = world;
    const onLevel = (level: number) => happen({ type: 'level', level });
    try {
      stopLevel = watchLevel({ stream, createContext, clock, onLevel });
    } catch {
      stopLevel = () => {}; // a browser without sound processing: the meter stays still
    }
  };

  return (effect) => {
    switch (effect.do) {
      case 'remember-gate':
        return world.gate.accept();
      case 'open-link':
        link ??= openLink();
        return;
      case 'retry-link':
        return link?.retryNow();
      case 'close-link':
        return closeLink();
      case 'load-calls':
        void loadCalls();
        return;
      case 'open-devices':
        return media.open();
      case 'choose-device':
        return media.choose(effect.kind, effect.id);
      case 'set-track':
        return media.setOn(effect.kind, effect.on);
      case 'stop-devices':
        return media.stop();
      case 'watch-level':
        return measure(effect.stream);
      case 'stop-level':
        return stopLevel();
      case 'find':
        void find(effect);
        return;
      case 'claim':
        void sendClaim(effect);
        return;
      case 'solve':
        void solve(effect);
        return;
      case 'send':
        if (effect.message.type === 'cancel' || effect.message.type === 'leave') turns += 1;
        link?.send(effect.message);
        return;
      case 'start-call':
        return startCall(effect);
      case 'say':
        call?.say(effect.message);
        return;
      case 'replace-track':
        void call?.replaceTrack(effect.track);
        return;
      case 'use-ice':
        ice = effect.servers;
        return call?.renewIce(ice);
      case 'resend':
        return call?.handleRejoined();
      case 'end-call':
        return endCall();
      case 'wait':
        return wait(effect);
      case 'count':
        return world.count(effect.name);
      case 'go-home':
        return world.goHome();
      case 'reload':
        return world.reload();
    }
  };
}
