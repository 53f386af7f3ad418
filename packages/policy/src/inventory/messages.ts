import { kept, type Meaning, structure } from './meaning.ts';

const frame = structure('protocol-frame');
const wishes = kept('session', 'chat-wishes');
const sessionKey = kept('session', 'session-key');
const signingKey = kept('session', 'signing-key');
const signCheck = kept('call', 'sign-check');
const interests = kept('session', 'interests', { where: 'collected' });
const liveNumber = structure('live-number');
const pairing = kept('session', 'pairing');
const handshake = kept('handshake', 'sealed-handshake');
const source = kept('counts', 'source-counts', { where: 'collected' });
const use = kept('counts', 'page-use-counts');
const pass = kept('relay', 'relay-pass', { where: 'collected' });

/**
 * Every key that a message may have, by `channel.message.key`; a message without keys by its name. A key that can
 * only be one literal says no more than the name, and is not listed.
 */
export const MESSAGES = {
  /** From a browser to the signaling server. */
  ws: {
    'ws.hello.version': frame,
    'ws.hello.minor': frame,
    'ws.hello.key': sessionKey,
    'ws.find.mode': wishes,
    'ws.find.connection': wishes,
    'ws.find.key': handshake,
    'ws.find.avoid': kept('session', 'recent-partners'),
    'ws.find.interests': interests,
    'ws.find.languages': kept('session', 'languages', { where: 'collected' }),
    'ws.find.wishes.interests': wishes,
    'ws.find.wishes.languages': wishes,
    'ws.find.wishes.country': wishes,
    'ws.find.signKey': signingKey,
    'ws.cancel': frame,
    'ws.leave': frame,
    'ws.renew-ice': frame,
    'ws.ping': frame,
    'ws.resume.mode': wishes,
    'ws.resume.key': handshake,
    'ws.resume.generation': frame,
    'ws.resume.signature': sessionKey,
    'ws.solve.solution': kept('limits', 'puzzle'),
    'ws.rejoin.match': pairing,
    'ws.rejoin.role': pairing,
    'ws.rejoin.mode': wishes,
    'ws.rejoin.connection': wishes,
    'ws.rejoin.generation': frame,
    'ws.rejoin.signature': sessionKey,
    'ws.report.reason': kept('reports', 'report-reason'),
    'ws.report.mode': kept('reports', 'report-mode'),
    'ws.report.words': kept('reports', 'report-words'),
    'ws.report.evidence': kept('reports', 'report-evidence'),
  },
  /** From the signaling server to a browser. */
  answer: {
    'answer.welcome.minor': frame,
    'answer.welcome.online': liveNumber,
    'answer.welcome.connections': frame,
    'answer.welcome.wishes': frame,
    'answer.welcome.nonce': sessionKey,
    'answer.welcome.evidenceKey': structure('own-key'),
    'answer.waiting.online': liveNumber,
    'answer.waiting.others': liveNumber,
    'answer.waiting.avoided': liveNumber,
    'answer.waiting.unlike': liveNumber,
    'answer.waiting.waitedMs': kept('session', 'search-times'),
    'answer.waiting.coolMs': kept('session', 'search-times'),
    'answer.waiting.usual.halfMs': liveNumber,
    'answer.waiting.usual.mostMs': liveNumber,
    'answer.stalled': frame,
    'answer.ice.servers.urls': structure('own-address'),
    'answer.ice.servers.username': pass,
    'answer.ice.servers.credential': pass,
    'answer.ice.ttl': frame,
    'answer.matched.match': pairing,
    'answer.matched.role': pairing,
    'answer.matched.mode': wishes,
    'answer.matched.connection': wishes,
    'answer.matched.partner': kept('session', 'session-tag'),
    'answer.matched.partnerKey': handshake,
    'answer.matched.shared': interests,
    // Made and signed when two are joined; no server keeps it.
    'answer.matched.token': kept('session', 'pairing', { also: ['signing-key'] }),
    'answer.matched.partnerSignKey': signingKey,
    'answer.idle': frame,
    'answer.resumed.generation': frame,
    'answer.outdated.generation': frame,
    'answer.challenge.puzzle': kept('limits', 'puzzle'),
    'answer.partner-away': frame,
    'answer.rejoined': frame,
    'answer.partner-left.reason': frame,
    'answer.reported': frame,
    'answer.pong': frame,
    'answer.moving.afterMs': frame,
    'answer.error.code': frame,
  },
  /** From one browser to the other through the signaling server, sealed. */
  sealed: {
    'sealed.description.ack': handshake,
    'sealed.description.description.type': handshake,
    'sealed.description.description.sdp': handshake,
    'sealed.candidate.ack': handshake,
    'sealed.candidate.candidate.candidate': handshake,
    'sealed.candidate.candidate.sdpMid': handshake,
    'sealed.candidate.candidate.sdpMLineIndex': handshake,
    'sealed.candidate.candidate.usernameFragment': handshake,
    'sealed.description.connection': handshake,
    'sealed.candidate.connection': handshake,
    'sealed.restart.ack': handshake,
    'sealed.restart.connection': handshake,
    'sealed.rebuild.ack': handshake,
    'sealed.rebuild.connection': handshake,
    'sealed.ack.ack': handshake,
  },
  /** From one browser to the other, on the call's own channel. */
  call: {
    'call.text.sequence': frame,
    'call.text.text': kept('call', 'text-messages'),
    'call.text.signature': kept('call', 'text-signatures'),
    'call.delivered.sequence': frame,
    'call.typing.on': kept('call', 'typing'),
    'call.devices.camera': kept('call', 'device-switches'),
    'call.devices.microphone': kept('call', 'device-switches'),
    'call.devices.paused': kept('call', 'device-switches'),
    'call.direct.agreed': frame,
    'call.sas-commit.run': frame,
    'call.sas-commit.commitment': signCheck,
    'call.sas-nonce.run': frame,
    'call.sas-nonce.nonce': signCheck,
    'call.sas-reveal.run': frame,
    'call.sas-reveal.nonce': signCheck,
    'call.verify-again.run': frame,
    'call.bye': frame,
  },
  /** From a page to the collector. */
  count: {
    'count.view.page': kept('counts', 'page-views'),
    'count.view.entry': kept('counts', 'visits'),
    'count.view.from': source,
    'count.view.campaign': source,
    'count.leave.page': use,
    'count.leave.seconds': use,
    'count.leave.scroll': use,
    'count.leave.lcp': use,
    'count.leave.inp': use,
    'count.leave.cls': use,
    'count.leave.fcp': use,
    'count.leave.ttfb': use,
    'count.named.what': kept('counts', 'chat-counts', { also: ['step-counts'] }),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Meaning>>>>;

export type MessageChannel = keyof typeof MESSAGES;
