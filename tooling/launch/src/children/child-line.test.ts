import { expect, test } from 'vitest';
import { childLine } from './child-line.ts';

const NODE = { name: 'signaling 2', group: 'signaling' };

test.each([
  ['signaling: Redis is back', '  signaling 2: Redis is back'],
  ['signaling ready on port 8081', '  signaling 2 ready on port 8081'],
  ['(node:7) Warning', '  signaling 2: (node:7) Warning'],
  ['{"level":"warn","service":"signaling","event":"redis-lost"}', '{"level":"warn","service":"signaling 2","event":"redis-lost"}'],
  ['', ''],
])('one of several: %s', (line, shown) => {
  expect(childLine(line, NODE)).toBe(shown);
});

test.each([
  ['signaling: Redis is back', '  signaling: Redis is back'],
  ['{"service":"signaling"}', '{"service":"signaling"}'],
])('one alone: %s', (line, shown) => {
  expect(childLine(line, { name: 'signaling' })).toBe(shown);
});
