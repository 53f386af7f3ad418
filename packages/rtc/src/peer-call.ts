import type { ChannelMessage } from '@visavis/protocol';
import { createAllowance } from './allowance.ts';
import type { PeerCallEvent } from './call-events.ts';
import { type CallLeg, type LegEvent, openCallLeg } from './call-leg.ts';
import { openCallLegs } from './call-legs.ts';
import { createCallQuality } from './call-quality.ts';
import { type CallState, isOver } from './call-state.ts';
import { createCallTexts } from './call-texts.ts';
import { configurationOf } from './connection-configuration.ts';
import { connectionNow, type DirectAgreement, noAgreement } from './direct-agreement.ts';
import { type LadderEffect, startLadder } from './ladder.ts';
import { collectPartnerMedia, type PartnerMedia } from './partner-media.ts';
import type { Devices, PeerCall, PeerCallSettings } from './peer-call-face.ts';
import { isPhone, type SendingDevice } from './send-plan.ts';
import { createSentMedia } from './sent-media.ts';
import type { MadeConnection } from './spare-connection.ts';
import { createVerificationRuns } from './verification-runs.ts';

const UNKNOWN_DEVICE: SendingDevice = { pixels: null, saveData: false };
/** ICE restarts and rebuilds that a partner may ask for: more than the ladder needs. */
const RECOVERY = { burst: 6, perSecond: 1 / 5 };
/** ICE restarts because nothing comes: who falls silent again and again may only be doing that. */
const SEEKING = { burst: 3, perSecond: 1 / 15 };

/** One call with one partner, over one connection after the other. Knows neither the signaling link nor any screen. */
export function startPeerCall(settings: PeerCallSettings): PeerCall {
  const { matched, spare, clock, onEvent } = settings;
  const { role } = matched;
  const device = settings.device ?? UNKNOWN_DEVICE;
  /** Before minor 2 a client knows one connection and no words about another. */
  const knowsRebuild = matched.partnerSignKey !== undefined;
  const mayGoDirect = matched.connection === 'shielded' && settings.mayGoDirect === true;
  const mayAsk = createAllowance({ ...RECOVERY, now: clock.now });
  const mayAgree = createAllowance({ ...RECOVERY, now: clock.now });
  const maySeek = createAllowance({ ...SEEKING, now: clock.now });
  const startedAt = clock.now();
  let setupMs: number | null = null;
  let servers = settings.iceServers;
  let devices: Devices | null = null;
  let typing = false;
  let agreement: DirectAgreement = noAgreement;
  /** The partner may think that we agree. */
  let toldDirect = false;
  /** Since we agreed, the shield took something out of what the partner sent. */
  let heldBack = false;

  const shield = () => connectionNow(matched.connection, agreement);
  const emit = (event: PeerCallEvent) => {
    if (!isOver(ladder.state())) onEvent(event);
  };
  const say = (message: ChannelMessage) => legs.current().say(message);

  const sent = createSentMedia({
    stream: settings.stream,
    phone: isPhone(device),
    onStuck: () => ladder.happen({ type: 'track-stuck' }),
  });
  const quality = createCallQuality({
    clock,
    device,
    pictureSender: sent.pictureSender,
    onReading: (reading) => emit({ type: 'quality', reading }),
    onDeadCapture: (kind) => emit({ type: 'dead-capture', kind }),
    onSilent() {
      if (role === 'impolite' && maySeek()) ladder.happen({ type: 'silent' });
    },
  });
  const texts = createCallTexts({
    match: { id: matched.match, role, token: matched.token ?? null },
    keys: { own: settings.signing, partner: matched.partnerSignKey ?? null },
    subtle: settings.subtle,
    clock,
    send: say,
    onEvent: emit,
  });
  const runs = createVerificationRuns({
    role,
    match: matched.match,
    sealingKeys: { own: settings.keys.publicKey, partner: matched.partnerKey },
    subtle: settings.subtle,
    random: settings.random,
    clock,
    send: say,
    onState: (state) => emit({ type: 'verification', state }),
  });

  let media: PartnerMedia | null = null;
  let mediaOf = 0;
  /** One stream for all of the call; the last picture stands until the next connection brings another. */
  const mediaFor = (number: number) => {
    media ??= collectPartnerMedia(settings.createStream ?? (() => new MediaStream()));
    if (mediaOf !== number) media.clear();
    mediaOf = number;
    return media;
  };

  const make = (number: number): MadeConnection => {
    const wanted = { connection: shield(), iceServers: servers };
    const ready = number === 1 ? spare?.take(wanted) : null;
    if (ready) return ready;
    const certificate = spare?.certificate() ?? null;
    const configuration = {
      ...configurationOf(shield(), servers),
      ...(certificate === null ? {} : { certificates: [certificate] }),
    };
    return { connection: settings.createConnection(configuration), configuration };
  };
  const open = (number: number): CallLeg => {
    const made = make(number);
    try {
      const partnerMedia = () => mediaFor(number);
      const leg = openCallLeg({ ...made, number, role, shield, partnerMedia, clock, send: settings.send, onEvent: notice });
      sent.attach(made.connection);
      return leg;
    } catch (error) {
      made.connection.close();
      throw error;
    }
  };

  const notice = (event: LegEvent) => {
    switch (event.type) {
      case 'connection':
        return ladder.happen(event);
      case 'channel-closed':
        return ladder.happen({ type: 'channel-closed' });
      case 'relay-full':
        return ladder.happen({ type: 'relay-full', decisive: shield() === 'shielded' });
      case 'channel-open':
        return greet();
      case 'message':
        return hear(event.message);
      case 'media':
        if (media !== null) emit({ type: 'partner-stream', stream: media.stream });
        return;
      case 'held-back':
        heldBack = agreement.mine;
    }
  };

  /** What a partner has to know on each new channel. */
  const greet = () => {
    typing = false;
    emit({ type: 'channel-open' });
    if (devices !== null) sayDevices(devices);
    // Also what was taken back: it may have been said to a channel that was of no use any more.
    if (toldDirect) say({ type: 'direct', agreed: agreement.mine });
    texts.resend();
    runs.begin(legs.current().connection);
  };
  const sayDevices = ({ camera, microphone, paused }: Devices) => {
    devices = { camera, microphone, paused };
    say({ type: 'devices', camera, microphone, ...(paused ? { paused } : {}) });
  };

  const hear = (message: ChannelMessage) => {
    switch (message.type) {
      case 'bye':
        return ladder.happen({ type: 'partner-bye' });
      case 'text':
      case 'delivered':
        return texts.handle(message);
      case 'typing':
        return emit(message);
      case 'devices': {
        const { camera, microphone, paused = false } = message;
        return emit({ type: 'partner-devices', camera, microphone, paused });
      }
      case 'direct':
        // Each change starts ICE again. Who agrees more often than a visitor would is not believed: it stays shielded.
        if (message.agreed && (agreement.theirs || !mayAgree())) return;
        return agree({ ...agreement, theirs: message.agreed });
      default:
        return runs.handle(message);
    }
  };

  const agree = (next: DirectAgreement) => {
    if (!mayGoDirect || (next.mine === agreement.mine && next.theirs === agreement.theirs)) return;
    const before = shield();
    agreement = next;
    if (shield() !== before) {
      legs.current().configure(servers);
      // The polite side asks only where it could not yet take what the impolite side offered.
      if (role === 'impolite' || heldBack) restart();
      heldBack = false;
    }
    emit({ type: 'direct', ...agreement, connection: shield() });
  };

  /** ICE starts again by an offer of the impolite side: the two never answer one loss with two offers. */
  const restart = () => {
    const { number, restartIce } = legs.current();
    if (role === 'impolite' || !knowsRebuild) restartIce();
    else settings.send({ type: 'restart', ...(number === 1 ? {} : { connection: number }) });
  };
  const perform = (effect: LadderEffect) => {
    switch (effect.do) {
      case 'restart-ice':
        return restart();
      case 'need-ice':
        return emit({ type: 'need-ice' });
      case 'rebuild':
        if (!knowsRebuild || !legs.replace()) return restart();
        return settings.send({ type: 'rebuild', connection: legs.current().number });
      case 'follow-rebuild':
        legs.replace();
        return legs.settle();
    }
  };

  const turn = (state: CallState) => {
    if (state.kind === 'connected') {
      setupMs ??= clock.now() - startedAt;
      legs.settle();
      quality.watch(legs.current().connection);
    } else quality.rest();
    if (isOver(state)) {
      runs.close();
      texts.close();
      legs.close();
    }
    if (state.kind !== 'ended' || state.by !== 'me') onEvent({ type: 'state', state });
  };

  const legs = openCallLegs(open);
  const ladder = startLadder({ clock, perform, onState: turn });

  return {
    handle(content) {
      if (isOver(ladder.state())) return;
      const leg = legs.current();
      const number = content.connection ?? 1;
      // The next one, unless our own rebuild crossed with theirs: then both mean the same connection.
      if (content.type === 'rebuild' && number === leg.number + 1 && mayAsk()) return ladder.happen({ type: 'partner-rebuild' });
      if (number !== leg.number) return;
      legs.settle();
      if (content.type === 'restart' && role === 'impolite' && mayAsk()) ladder.happen({ type: 'partner-restart' });
      if (content.type === 'description' || content.type === 'candidate') leg.handle(content);
    },
    handleSignaling: (up) => ladder.happen({ type: 'signaling', up }),
    renewIce(next) {
      if (isOver(ladder.state())) return;
      servers = next;
      legs.current().configure(next);
      ladder.happen({ type: 'ice-renewed' });
    },
    async setTrack(kind, track) {
      await sent.setTrack(kind, track);
      if (kind === 'video') quality.fit();
    },
    sayText: texts.say,
    sayTyping(on) {
      // Whoever types on says so again [D3].
      if ((on || typing) && say({ type: 'typing', on })) typing = on;
    },
    sayDevices,
    agreeToDirect(agreed) {
      if (!mayGoDirect || agreed === agreement.mine || isOver(ladder.state())) return;
      toldDirect ||= agreed;
      say({ type: 'direct', agreed });
      agree({ ...agreement, mine: agreed });
    },
    verifyAgain: runs.again,
    proofOf: texts.proofOf,
    summary: () => ({ setupMs, quality: quality.summary() }),
    breakSealing: () => ladder.happen({ type: 'sealing-broken' }),
    close(reason) {
      if (!isOver(ladder.state()) && reason !== 'lost') say({ type: 'bye' });
      ladder.happen({ type: 'closed' });
      texts.forget();
    },
  };
}
