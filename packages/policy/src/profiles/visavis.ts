import type { Manifest } from '../manifest.ts';
import { VISAVIS_DATA } from './visavis-data.ts';

/** The product's own policy, the strictest of all profiles and the default. */
export const VISAVIS: Manifest = {
  profile: 'visavis',
  version: { number: 1, effective: '2026-11-22' },
  brand: {
    name: 'Visavis',
    operator: { kind: 'unnamed' },
    contacts: { privacy: 'privacy@example.org', safety: 'safety@example.org' },
  },
  purposes: {
    connect: 'contract',
    'stop-abuse': 'legitimate-interest',
    count: 'legitimate-interest',
    'run-service': 'legitimate-interest',
    answer: 'legal-obligation',
  },
  data: VISAVIS_DATA,
  recipients: [
    {
      kind: 'chat-partner',
      country: 'anywhere',
      sees: {
        direct: ['picture-and-sound', 'text-messages', 'device-switches', 'session-tag', 'ip-address'],
        shielded: ['picture-and-sound', 'text-messages', 'device-switches', 'session-tag'],
      },
    },
    { kind: 'own-relay', country: 'as-operator', gets: ['ip-address', 'relay-pass', 'sealed-media'] },
    { kind: 'authority', country: 'as-operator', gets: 'what-is-stored' },
  ],
  device: [
    {
      key: 'visavis.adult',
      kind: 'local-storage',
      who: 'visitor',
      holds: 'adult-yes',
      purpose: 'age-answer',
      lifetime: { kind: 'until-cleared' },
      sent: false,
      essential: true,
    },
    {
      key: '*visavis.session_token',
      kind: 'cookie',
      who: 'operator',
      holds: 'sign-in',
      purpose: 'stay-signed-in',
      lifetime: { kind: 'lasts', length: { amount: 12, unit: 'hours' } },
      sent: true,
      essential: true,
    },
    {
      key: '*visavis.two_factor',
      kind: 'cookie',
      who: 'operator',
      holds: 'sign-in-challenge',
      purpose: 'stay-signed-in',
      lifetime: { kind: 'lasts', length: { amount: 10, unit: 'minutes' } },
      sent: true,
      essential: true,
    },
  ],
  permissions: [
    { feature: 'camera', place: 'chat' },
    { feature: 'microphone', place: 'chat' },
  ],
  rights: {
    given: ['information', 'access', 'correction', 'deletion', 'portability', 'objection', 'restriction', 'complaint'],
    channels: ['mail'],
    clock: { acknowledge: { amount: 3, unit: 'days' }, answer: { amount: 30, unit: 'days' } },
  },
  age: { minimum: 18, proof: 'own-word' },
  connection: 'choice',
  moderation: { video: 'off' },
  analytics: { grain: 'hour', identifiers: 'none', honours: ['GPC', 'DNT'] },
  sweepEvery: { amount: 1, unit: 'hours' },
  backups: 'none',
};
