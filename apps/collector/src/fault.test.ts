import { expect, it } from 'vitest';
import { placeOf } from './fault.ts';

it('says what kind of error came up and where, and nothing of its text', () => {
  const error = new TypeError('203.0.113.77 at\n    at secret (/secret.ts:1:2)');
  expect(placeOf(error)).toMatch(/^ \(TypeError at fault\.test\.ts:\d+\)$/);
});

it.each(['a text', null, undefined, { message: 'secret' }])('says nothing of %j', (thrown) => {
  expect(placeOf(thrown)).toBe('');
});

it('takes no name that was made up', () => {
  expect(placeOf(Object.assign(new Error('x'), { name: 'secret' }))).toMatch(/^ \(Error at /);
  expect(placeOf(Object.assign(new Error('secret'), { stack: 'secret' }))).toBe(' (Error)');
});
