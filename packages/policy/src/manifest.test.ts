import { describe, expectTypeOf, it } from 'vitest';
import type { DataLedger, MemoryData, StoredData } from './data.ts';
import type { BrowserPermission, DeviceEntry } from './device.ts';
import type { Duration } from './duration.ts';
import type { Processor, Recipient } from './recipient.ts';
import type { MemoryOnly, NeverHeld, Period, Retention } from './retention.ts';
import type { Purpose } from './vocabulary.ts';

/** What no profile can write down. These hold when `tsc` passes. */
describe('a manifest cannot say', () => {
  it('that marketing or advertising is a purpose', () => {
    expectTypeOf<'marketing'>().not.toExtend<Purpose>();
    expectTypeOf<'advertising'>().not.toExtend<Purpose>();
    expectTypeOf<'advertising'>().not.toExtend<DeviceEntry['purpose']>();
  });

  it('that a recipient is there for marketing, or works without a contract or a country', () => {
    expectTypeOf<'marketing'>().not.toExtend<Recipient['kind']>();
    expectTypeOf<'marketing'>().not.toExtend<Processor['service']>();
    expectTypeOf<Omit<Processor, 'contract'>>().not.toExtend<Recipient>();
    expectTypeOf<Omit<Processor, 'country'>>().not.toExtend<Recipient>();
  });

  it('a period without a number', () => {
    expectTypeOf<'a limited period'>().not.toExtend<Period['length']>();
    expectTypeOf<{ unit: 'days' }>().not.toExtend<Duration>();
    expectTypeOf<{ kind: 'as-needed' }>().not.toExtend<Retention>();
  });

  it('that an IP address or a call is written down', () => {
    expectTypeOf<DataLedger['address']['retention']>().toEqualTypeOf<MemoryOnly>();
    expectTypeOf<DataLedger['call']['retention']>().toEqualTypeOf<NeverHeld>();
    expectTypeOf<StoredData>().not.toExtend<DataLedger['address']>();
    expectTypeOf<StoredData>().not.toExtend<DataLedger['call']>();
  });

  it('that something kept in memory lives in a database', () => {
    expectTypeOf<'database'>().not.toExtend<MemoryData['fields'][0]['lives']>();
    expectTypeOf<'memory'>().not.toExtend<StoredData['fields'][0]['lives']>();
  });

  it('that a field has no purpose, or a category no field', () => {
    expectTypeOf<readonly []>().not.toExtend<StoredData['purposes']>();
    expectTypeOf<readonly []>().not.toExtend<StoredData['fields']>();
  });

  it('that storage on a device is optional extra, or that a page may ask for a place', () => {
    expectTypeOf<false>().not.toExtend<DeviceEntry['essential']>();
    expectTypeOf<'geolocation'>().not.toExtend<BrowserPermission['feature']>();
    expectTypeOf<'site'>().not.toExtend<BrowserPermission['place']>();
  });
});
