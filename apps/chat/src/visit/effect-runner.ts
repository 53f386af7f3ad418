import { createSessionKey, openSignalingLink, type SessionKey, type SignalingLink } from '@visavis/rtc';
import type { CallRunner, SearchKeys } from './call-runner.ts';
import type { VisitEffect } from './effect.ts';
import type { TimerName, VisitEvent } from './event.ts';
import type { GuardRunner } from './guard-runner.ts';
import type { LateSteps } from './late-steps.ts';
import type { CallMachinery, World } from './world.ts';

type Effect<Do extends VisitEffect['do']> = Extract<VisitEffect, { do: Do }>;

export interface RunnerSettings {
  readonly world: World;
  readonly happen: (event: VisitEvent) => void;
  /** The second part of the page is there. */
  readonly onLoaded: (steps: LateSteps) => void;
}

/** What came with the second part of the page. */
interface Loaded {
  readonly made: CallMachinery;
  readonly media: ReturnType<CallMachinery['createLocalMedia']>;
  readonly calls: CallRunner;
  readonly guards: GuardRunner;
}

/** Does what steps ask for, and reports what comes of it as events. Decides nothing. */
export function createEffectRunner({ world, happen, onLoaded }: RunnerSettings): (effect: VisitEffect) => void {
  const { clock, subtle } = world;
  const timers = new Map<TimerName, () => void>();
  let link: SignalingLink | null = null;
  let stopLevel = () => {};
  let loaded: Loaded | null = null;
  let loadFailed = false;
  /** Devices were asked for before what opens them had loaded. */
  let wantsDevices = false;
  /** One for the page, made when it first opens a link [S10]. */
  let sessionKey: Promise<SessionKey> | null = null;
  /** Counts what is asked of the server, so that keys or a signature for what was taken back are never sent. */
  let turns = 0;
  let keys: SearchKeys | null = null;

  const openLink = () => {
    sessionKey ??= createSessionKey(subtle);
    return openSignalingLink({
      openSocket: world.openSocket,
      publicKey: sessionKey.then(({ publicKey }) => publicKey),
      clock,
      random: world.random,
      onState: (state) => happen({ type: 'link', state }),
      onMessage: (message) => happen({ type: 'server', message }),
      onFrame: (frame) => loaded?.calls.current()?.handleFrame(frame),
    });
  };

  const loadCalls = async () => {
    const made = await world.loadCalls().catch(() => null);
    if (made === null) {
      loadFailed = true;
      happen({ type: 'calls', state: 'failed' });
      if (wantsDevices) openDevices();
      return;
    }
    const calls = made.createCallRunner({ world, happen, machinery: made, link: () => link });
    const guards = made.createGuardRunner({ loadGuard: world.loadGuard, happen, call: calls.current });
    const onEvent = (event: Extract<VisitEvent, { type: 'media' }>['event']) => happen({ type: 'media', event });
    const media = made.createLocalMedia({ media: world.media, ...world.deviceSignals, clock, onEvent });
    loaded = { made, media, calls, guards };
    onLoaded(made.lateSteps);
    happen({ type: 'calls', state: 'ready' });
    if (wantsDevices) openDevices();
  };

  const openDevices = () => {
    wantsDevices = loaded === null;
    if (loadFailed) happen({ type: 'media', event: { type: 'failed', reason: 'other' } });
    loaded?.media.open();
  };

  const stopDevices = () => {
    wantsDevices = false;
    loaded?.media.stop();
  };

  const find = async ({ signs, terms }: Effect<'find'>) => {
    const turn = ++turns;
    if (loaded === null) return;
    const { createSealingKeys, createSigningKeys } = loaded.made;
    const [sealing, signing] = await Promise.all([createSealingKeys(subtle), signs ? createSigningKeys(subtle) : null]);
    if (turn !== turns) return;
    keys = { sealing, signing };
    link?.send({ type: 'find', key: sealing.publicKey, ...terms, ...(signing && { signKey: signing.publicKey }) });
  };

  const sendClaim = async ({ nonce, claim }: Effect<'claim'>) => {
    const turn = ++turns;
    const key = await sessionKey;
    const match = claim.type === 'rejoin' ? claim.match : null;
    const signature = await key?.sign({ nonce, match, generation: claim.generation });
    if (turn !== turns || signature === undefined) return;
    // The key of the search: two of one visit could else be taken for each other [R7].
    const search = claim.type === 'resume' && keys !== null ? { key: keys.sealing.publicKey } : {};
    link?.send({ ...claim, ...search, signature });
  };

  const solve = async ({ puzzle }: Effect<'solve'>) => {
    const solution = await world.onChallenge(puzzle).catch(() => null);
    happen({ type: 'solved', solution });
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
    loaded?.calls.forget();
    loaded?.calls.dropSpare();
  };

  const measure = (stream: MediaStream) => {
    stopLevel();
    const onDead = () => loaded?.media.revive('audio');
    const { createAudioContext: createContext } = world;
    const onLevel = (level: number) => happen({ type: 'level', level });
    try {
      stopLevel = loaded?.made.watchLevel({ stream, createContext, clock, onLevel, onDead }) ?? (() => {});
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
        return openDevices();
      case 'choose-device':
        return loaded?.media.choose(effect.kind, effect.id);
      case 'set-track':
        return loaded?.media.setOn(effect.kind, effect.on);
      case 'revive':
        return loaded?.media.revive(effect.kind);
      case 'stop-devices':
        return stopDevices();
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
        if (effect.message.type === 'cancel') loaded?.calls.dropSpare();
        link?.send(effect.message);
        return;
      case 'start-call':
        loaded?.calls.start(effect, keys);
        keys = null;
        return;
      case 'recall-blocked':
        return happen({ type: 'blocked-known', tags: world.blocked.tags() });
      case 'keep-blocked':
        return world.blocked.keep(effect.tags);
      case 'wait':
        return wait(effect);
      case 'count':
        return world.count(effect.name);
      case 'go-home':
        return world.goHome();
      case 'reload':
        return world.reload();
      case 'cover-own':
      case 'load-guard':
      case 'watch':
      case 'unwatch':
      case 'close-guard':
        return loaded?.guards.perform(effect);
      case 'end-call':
        loaded?.guards.uncover();
        return loaded?.calls.perform(effect);
      default:
        return loaded?.calls.perform(effect);
    }
  };
}
