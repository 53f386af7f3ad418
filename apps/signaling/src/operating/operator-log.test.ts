import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { EVENTS, type EventName, type OperatorEvent } from './operator-events.ts';
import { faultPlace, type LogForm, OperatorLog } from './operator-log.ts';

const ONE_OF_EACH: { readonly [Name in EventName]: Extract<OperatorEvent, { event: Name }> } = {
  started: { event: 'started', port: 8_081, metricsPort: 8_082 },
  'refused-to-start': { event: 'refused-to-start', reason: 'port' },
  'database-lost': { event: 'database-lost' },
  'database-back': { event: 'database-back' },
  'redis-lost': { event: 'redis-lost' },
  'redis-back': { event: 'redis-back' },
  'redis-refused': { event: 'redis-refused' },
  'pool-left': { event: 'pool-left', pool: 'video' },
  'pool-joined': { event: 'pool-joined', pool: 'text' },
  draining: { event: 'draining', connections: 12, withinMs: 2_000 },
  drained: { event: 'drained', tookMs: 240 },
  fault: { event: 'fault', place: 'seats.ts:12' },
};
const NAMES = Object.keys(EVENTS) as EventName[];

function said(form: LogForm, events: readonly OperatorEvent[], words?: string): { stdout: string; stderr: string } {
  const heard = { stdout: '', stderr: '' };
  const write = (stream: 'stdout' | 'stderr', line: string) => {
    heard[stream] += line;
  };
  const log = new OperatorLog({ form, write, now: () => 0 });
  for (const event of events) log.say(event, words);
  return heard;
}

describe('the log for programs', () => {
  test.each(NAMES)('%s is one object on one line, with the fields of its kind and no other', (name) => {
    const { stdout, stderr } = said('json', [ONE_OF_EACH[name]]);
    const { time, level, service, event, ...fields } = JSON.parse(stdout + stderr);
    expect([time, level, service, event]).toEqual(['1970-01-01T00:00:00.000Z', EVENTS[name].level, 'signaling', name]);
    expect(Object.keys(fields)).toEqual(EVENTS[name].fields);
    expect(stdout + stderr).toMatch(/^[^\n]+\n$/);
    expect(stdout === '').toBe(EVENTS[name].level !== 'info');
  });

  test('has no room for what else an object may carry, nor for words', () => {
    const planted = { ...ONE_OF_EACH.draining, address: '198.51.100.7', tag: 'MARKER' };
    const { stdout, stderr } = said('json', [planted], 'MARKER 198.51.100.7');
    expect(JSON.parse(stdout)).toMatchObject({ event: 'draining', connections: 12 });
    expect(stdout + stderr).not.toMatch(/MARKER|198/);
  });

  test('and the compiler takes no free text as a field', () => {
    type Values = { [Name in EventName]: Extract<OperatorEvent, { event: Name }>[keyof Extract<OperatorEvent, { event: Name }>] }[EventName];
    expectTypeOf<string>().not.toExtend<Values>();
  });
});

describe('the log for people', () => {
  test('says what the launcher knows, each on one line', () => {
    expect(said('text', [ONE_OF_EACH.started]).stdout).toBe('signaling ready on port 8081\n');
    expect(said('text', NAMES.filter((name) => name !== 'started').map((name) => ONE_OF_EACH[name])).stdout).toBe('');
    expect(said('text', [ONE_OF_EACH['database-lost']]).stderr).toBe('signaling: the database cannot be reached; counting in memory\n');
    expect(said('text', [ONE_OF_EACH['pool-left'], ONE_OF_EACH['pool-joined']]).stderr).toBe('signaling: out of the video pool for now; who waits here meets nobody\nsignaling: in the text pool again\n');
    expect(said('text', [ONE_OF_EACH['refused-to-start']], 'signaling: PORT: must be a number').stderr).toBe('signaling: PORT: must be a number\n');
  });

  test('says nothing of what is seen at the terminal anyway', () => {
    expect(said('text', [ONE_OF_EACH.draining, ONE_OF_EACH.drained])).toEqual({ stdout: '', stderr: '' });
  });
});

describe('the place of a fault', () => {
  test('is a file of ours and a line', () => {
    expect(faultPlace(new Error('x'))).toMatch(/^operator-log\.test\.ts:\d+$/);
  });

  test('is never taken from the text of the error', () => {
    const error = new Error('198.51.100.7\n    at marker.ts:1:1');
    error.stack = `Error: ${error.message}\n    at ours (file:///app/src/seats.ts:12:3)`;
    expect(faultPlace(error)).toBe('seats.ts:12');
    error.stack = `Error: ${error.message}`;
    expect(faultPlace(error)).toBe('elsewhere');
    expect(faultPlace('marker.ts:1:1')).toBe('elsewhere');
  });
});

describe('docs/logs.md', () => {
  const page = readFileSync(new URL('../../../../docs/logs.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

  test('has a row for each event, with its level and its fields', () => {
    const documented = rows.map(([event, level, fields]) => [event, level, fields]);
    const inCode = NAMES.map((name) => [`\`${name}\``, EVENTS[name].level, EVENTS[name].fields.map((field) => `\`${field}\``).join(', ')]);
    expect(documented).toEqual(inCode);
  });

  test('says of each when it comes and what to do', () => {
    for (const [, , , when, todo] of rows) expect([when, todo]).not.toContain('');
  });

  test.each(['addresses', 'User-Agent', 'SDP', 'candidates', 'chat text', 'tags', 'match ids', 'keys', 'tokens', 'error'])('names %s among what is never logged', (word) => {
    expect(page.slice(page.indexOf('## Never'))).toContain(word);
  });
});
