import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { RequestHeaders } from './request-headers.ts';

const headersOf = (...lines: [name: string, value: string][]) =>
  new RequestHeaders({
    forEach: (each) => {
      for (const [name, value] of lines) each(name, value);
    },
  });

test('several lines of a header are one list, in order; a header that was not sent is empty', () => {
  const headers = headersOf(['origin', 'a'], ['x-forwarded-for', '192.0.2.1, 192.0.2.2'], ['x-forwarded-for', '192.0.2.3']);
  expect(headers.getHeader('x-forwarded-for')).toBe('192.0.2.1, 192.0.2.2,192.0.2.3');
  expect(headers.getHeader('origin')).toBe('a');
  expect(headers.getHeader('__proto__')).toBe('');
});

test('what they say is not printed with the object that holds them', () => {
  const headers = headersOf(['user-agent', 'Markfox/7.3']);
  expect(inspect({ headers }, { showHidden: true, depth: null }) + JSON.stringify({ headers })).not.toContain('Markfox');
});
