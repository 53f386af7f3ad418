import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Personal, personal, read, ReadRefused } from './personal.ts';
import { proves } from './proves.ts';
import { type PersonalField, READ_FOR, type ReadPurpose } from './reading.ts';
import { PURPOSES } from './vocabulary.ts';

const FIELDS = Object.keys(READ_FOR).filter((name): name is PersonalField => name in READ_FOR);
const SECRET = '203.0.113.77';
const address = personal('ip-address', SECRET);

describe('a personal value', () => {
  it('opens for a declared purpose', () => {
    expect(read(address, 'stop-abuse')).toBe(SECRET);
    const bytes = new Uint8Array([203, 0, 113, 77]);
    expect(read(personal('ip-address', bytes), 'stop-abuse')).toBe(bytes);
  });

  it(proves('opens for what its field declares and for nothing else, whatever the field', '1V1-02-00', 'T1V-02-00', 'ANC-03-00'), () => {
    const readings = fc.constantFrom(...FIELDS).chain((field) =>
      fc.record({ field: fc.constant(field), purpose: fc.constantFrom(...PURPOSES), value: fc.string() }),
    );
    fc.assert(
      fc.property(readings, ({ field, purpose, value }) => {
        const declared: readonly string[] = READ_FOR[field];
        const open = () => read(personal(field, value), anyPurpose(purpose));
        if (declared.includes(purpose)) expect(open()).toBe(value);
        else expect(open).toThrow(ReadRefused);
      }),
    );
  });

  it('refuses in words that say what is declared, and not what the value is', () => {
    const open = () => read(address, anyPurpose('answer'));
    expect(open).toThrow('ip-address may be read for stop-abuse, count, connect and not for answer (READ_FOR in @visavis/policy).');
    expect(open).toThrow(expect.objectContaining({ reason: 'undeclared-purpose' }));
  });

  it('cannot be imitated', () => {
    const forged: typeof address = Object.create(Object.getPrototypeOf(address));
    expect(() => read(forged, 'stop-abuse')).toThrow(TypeError);
  });
});

describe('a personal value shows what it is and not its value', () => {
  it.each<[string, (value: Personal<PersonalField>) => unknown]>([
    ['String()', (value) => String(value)],
    ['a template', (value) => `${value}`],
    ['JSON', (value) => JSON.parse(JSON.stringify(value))],
    ['an error', (value) => new Error(`${value}`).message],
    ['join', (value) => [value].join()],
  ])('in %s', (_where, show) => {
    for (const field of FIELDS) expect(show(personal(field, SECRET))).toBe(`[${field}]`);
  });

  it('in a list or an object that is written out', () => {
    expect(JSON.stringify({ from: address, all: [address] })).toBe('{"from":"[ip-address]","all":["[ip-address]"]}');
  });

  it('in its keys and its copies', () => {
    expect(Reflect.ownKeys(address)).toEqual([]);
    expect(JSON.stringify([{ ...address }, Object.assign({}, address), Object.entries(address)])).toBe('[{},{},[]]');
  });
});

/** These hold when `tsc` passes. */
describe('the compiler', () => {
  it('lets a field be read for what it declares', () => {
    expectTypeOf<ReadPurpose<'ip-address'>>().toEqualTypeOf<'stop-abuse' | 'count' | 'connect'>();
    expectTypeOf<ReadPurpose<'browser-name'>>().toEqualTypeOf<'count'>();
    expectTypeOf<ReadPurpose<'operator-email'>>().toEqualTypeOf<'run-service' | 'stop-abuse'>();
    expectTypeOf(read(personal('ip-address', new Uint8Array(4)), 'stop-abuse')).toEqualTypeOf<Uint8Array<ArrayBuffer>>();
  });

  it('lets one of several fields be read only for what all of them declare', () => {
    expectTypeOf<ReadPurpose<'ip-address' | 'operator-email'>>().toEqualTypeOf<'stop-abuse'>();
    expectTypeOf<ReadPurpose<'ip-address' | 'browser-name'>>().toEqualTypeOf<'count'>();
    expectTypeOf<ReadPurpose<'operator-email' | 'browser-name'>>().toEqualTypeOf<never>();
  });

  it('takes no other purpose, and nothing that is no purpose at all', () => {
    // @ts-expect-error an address is not for running the service
    expect(() => read(address, 'run-service')).toThrow(ReadRefused);
    // @ts-expect-error a browser name is not for stopping abuse
    expect(() => read(personal('browser-name', 'x'), 'stop-abuse')).toThrow(ReadRefused);
    // @ts-expect-error marketing is no purpose here
    expect(() => read(address, 'marketing')).toThrow(ReadRefused);
    // @ts-expect-error a purpose must be named
    expect(() => read(address)).toThrow(ReadRefused);
  });

  it('takes no field for another, and no closed value for an open one', () => {
    expectTypeOf<Personal<'ip-address'>>().not.toExtend<Personal<'browser-name'>>();
    expectTypeOf<Personal<'ip-address'>>().not.toExtend<string>();
    expectTypeOf<string>().not.toExtend<Personal<'ip-address'>>();
    // @ts-expect-error a report's reason needs no closed form
    expect(String(personal('report-reason', 'scam'))).toBe('[report-reason]');
  });

  it('does not lose track of the field in a wider type', () => {
    const wide: Personal<PersonalField> = address;
    // @ts-expect-error no purpose is declared for every field
    expect(read(wide, 'stop-abuse')).toBe(SECRET);
  });
});

/** Code that got past the compiler, as JavaScript or a careless cast would. */
function anyPurpose(purpose: string): never {
  return purpose as never;
}
