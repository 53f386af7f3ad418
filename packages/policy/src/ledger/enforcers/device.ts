import type { EnforcerGroup } from './enforcer-group.ts';

/** What a browser keeps, and the answer about age. */
export const DEVICE_ENFORCERS: readonly EnforcerGroup[] = [
  {
    ids: ['1V1-04-01', 'T1V-03-01', 'ANC-01-09', 'T1V-03-02', 'VIS-05-01', 'VIS-13-01', 'VIS-13-06'],
    by: [
      'packages/policy/src/device.ts#DeviceEntry',
      'packages/policy/src/check-manifest.ts#checkManifest',
      'packages/consent/src/device-storage.ts#deviceStorage',
    ],
  },
  {
    ids: ['1V1-04-05', '1V1-04-07', 'T1V-03-05', 'ANC-01-10', '1V1-04-04'],
    by: [
      'packages/policy/src/device.ts#DeviceEntry',
      'packages/policy/src/security-headers.ts#securityHeaders',
      'packages/analytics/src/beacon/start-beacon.ts#startBeacon',
    ],
  },
  {
    ids: ['VIS-04-03', 'VIS-04-09'],
    by: [
      'packages/consent/src/privacy-signals.ts#mayCount',
      'packages/consent/src/device-storage.ts#isUncounted',
      'packages/analytics/src/beacon/start-beacon.ts#startBeacon',
      'apps/collector/src/intake/objection.ts#objects',
      'apps/collector/src/intake/intake.ts#intake',
    ],
  },
  {
    ids: ['T1V-03-07', 'ANC-07-02', 'VIS-13-04', 'VIS-13-05'],
    by: ['packages/consent/src/device-storage.ts#deviceStorage', 'packages/consent/src/age-gate.ts#ageGate'],
  },
  {
    ids: ['T1V-03-03', 'T1V-03-04', '1V1-10-01', 'T1V-10-01', 'ANC-08-01', '1V1-10-02', 'T1V-10-02', 'ANC-08-02'],
    by: [
      'packages/consent/src/age-gate.ts#ageGate',
      'packages/consent/src/device-storage.ts#deviceStorage',
      'apps/chat/src/visit/step.ts#step',
    ],
  },
];
