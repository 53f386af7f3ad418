import type { EnforcerGroup } from './enforcer-group.ts';

/** Picture, sound and text, the way they take, and who finds whom. */
export const CALL_ENFORCERS: readonly EnforcerGroup[] = [
  {
    ids: ['1V1-02-02', 'T1V-02-01', 'ANC-03-01', 'VIS-02-13'],
    by: [
      'packages/matchmaking/src/compatible.ts#compatible',
      'packages/matchmaking/src/memory-pool.ts#MemoryPool',
      'apps/signaling/src/searching/searches.ts#Searches',
      'apps/signaling/src/searching/stated.ts#statedOf',
    ],
  },
  {
    ids: ['VIS-02-14', 'VIS-02-18'],
    by: ['apps/signaling/src/searching/offered-wishes.ts#offeredWishes', 'apps/signaling/src/searching/stated.ts#statedOf', 'apps/signaling/src/searching/searches.ts#Searches'],
  },
  {
    ids: ['VIS-02-19'],
    by: [
      'packages/matchmaking/src/avoid-list.ts#filterOf',
      'packages/matchmaking/src/avoid-filter.ts#avoidFilter',
      'packages/matchmaking/src/compatible.ts#compatible',
    ],
  },
  {
    ids: ['1V1-01-13', 'ANC-04-04', 'VIS-11-09'],
    by: [
      'packages/rtc/src/local-media.ts#createLocalMedia',
      'apps/chat/src/visit/effect-runner.ts#createEffectRunner',
      'apps/signaling/src/calls/calls.ts#Calls',
    ],
  },
  {
    ids: ['1V1-01-14', 'VIS-02-04', 'VIS-02-11'],
    by: [
      'packages/rtc/src/device-request.ts#openDevices',
      'packages/policy/src/permissions-policy.ts#permissionsPolicy',
      'apps/chat/src/visit/step-check.ts#stepCheck',
    ],
  },
  {
    ids: [
      '1V1-01-15', '1V1-03-04', '1V1-03-06', '1V1-03-07', 'T1V-06-01', 'T1V-06-02', 'T1V-06-04', 'T1V-07-05',
      'ANC-04-01', 'ANC-02-05', 'VIS-02-08',
    ],
    by: [
      'packages/rtc/src/peer-call.ts#startPeerCall',
      'packages/protocol/src/messages.ts#parseClientMessage',
      'packages/protocol/src/sealed-frame.ts#isSealedFrame',
      'packages/protocol/src/limits.ts#LIMITS',
    ],
  },
  {
    ids: ['VIS-02-09', '1V1-03-07'],
    where: ({ moderation }) => moderation.video === 'off',
    by: ['tooling/ledgers/src/never-list/find-uses.ts#findUses', 'packages/policy/src/manifest.ts#Manifest'],
  },
  {
    ids: ['ANC-02-06'],
    by: [
      'packages/rtc/src/partner-channel.ts#openPartnerChannel',
      'packages/protocol/src/messages.ts#parseClientMessage',
      'apps/signaling/src/calls/calls.ts#Calls',
    ],
  },
  {
    ids: ['1V1-03-01', 'T1V-06-03', 'ANC-04-02', '1V1-03-03', 'VIS-02-07', 'VIS-02-15'],
    by: [
      'packages/rtc/src/peer-call.ts#startPeerCall',
      'packages/rtc/src/partner-channel.ts#openPartnerChannel',
      'apps/signaling/src/calls/offered-connections.ts#offeredConnections',
      'apps/signaling/src/calls/turn-credentials.ts#iceServers',
    ],
  },
  {
    ids: ['1V1-03-02', '1V1-06-02', 'VIS-02-01', 'VIS-02-05', 'VIS-02-12'],
    by: [
      'packages/rtc/src/sealed-call.ts#startSealedCall',
      'packages/rtc/src/sealing.ts#startSealing',
      'packages/rtc/src/sealed-channel.ts#createSealedChannel',
    ],
  },
  {
    ids: ['VIS-02-02', 'VIS-02-03', 'VIS-03-01'],
    by: [
      'packages/rtc/src/shield.ts#shieldCandidate',
      'packages/matchmaking/src/compatible.ts#compatible',
      'apps/signaling/src/call-offer.ts#callOffer',
      'apps/chat/src/visit/session.ts#mustAgreeToDirect',
    ],
  },
  {
    ids: ['VIS-02-21'],
    by: ['packages/rtc/src/shield.ts#shieldCandidate', 'packages/rtc/src/peer-call.ts#startPeerCall'],
  },
  { ids: ['VIS-02-22'], by: ['packages/rtc/src/relay-check.ts#checkRelay', 'apps/chat/src/visit/relay.ts#stepRelay'] },
  { ids: ['VIS-02-23'], by: ['apps/chat/service-facts.ts#serviceFacts', 'apps/chat/src/screens/check-words.ts#seenWords'] },
  {
    ids: ['VIS-02-20'],
    by: [
      'packages/rtc/src/verification/start-verification.ts#startVerification',
      'packages/rtc/src/verification/fingerprints.ts#readFingerprints',
      'packages/rtc/src/verification/signs.ts#SIGNS',
    ],
  },
  {
    ids: ['ANC-04-05', 'ANC-04-06', 'VIS-02-10', 'VIS-02-16', 'VIS-02-24', 'VIS-02-25', 'VIS-12-16'],
    where: ({ moderation }) => moderation.video === 'on-device',
    by: [
      'packages/guard/src/picture-guard.ts#createPictureGuard',
      'packages/guard/src/guard-state.ts#stepGuard',
      'packages/guard/src/cover-track.ts#coverTrack',
      'packages/policy/src/security-headers.ts#securityHeaders',
      'apps/chat/service-facts.ts#serviceFacts',
    ],
  },
  {
    ids: ['VIS-12-25'],
    by: ['packages/matchmaking/src/avoid-list.ts#block', 'apps/chat/src/visit/safety.ts#blockInCall', 'packages/matchmaking/src/compatible.ts#compatible'],
  },
  {
    ids: ['VIS-02-06'],
    by: ['apps/signaling/src/calls/calls.ts#Calls', 'apps/signaling/src/switchboard/switchboard.ts#Switchboard'],
  },
  {
    ids: ['VIS-06-01'],
    by: ['tooling/launch/src/children/relay.ts#startRelay', 'apps/signaling/src/calls/turn-credentials.ts#iceServers'],
  },
  {
    ids: ['1V1-03-05', 'ANC-04-03'],
    by: [
      'apps/admin-api/src/router.ts#appRouter',
      'packages/db/src/grant-logins.ts#grantLogins',
      'packages/protocol/src/messages.ts#parseClientMessage',
    ],
  },
];
