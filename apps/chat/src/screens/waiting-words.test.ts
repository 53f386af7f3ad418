import { expect, test } from 'vitest';
import { companyWords } from './waiting-words.ts';

test.each([
  { company: { online: 1, others: 0, avoided: 0 }, says: 'You are the only one here.' },
  { company: { online: 12, others: 0, avoided: 0 }, says: '12 people are here, you among them.' },
  { company: { online: 12, others: 0, avoided: 0 }, says: 'Nobody else waits for a video call' },
  { company: { online: 5, others: 1, avoided: 0 }, says: '1 other waits for a video call.' },
  { company: { online: 5, others: 3, avoided: 1 }, says: '3 others wait for a video call.' },
  { company: { online: 2, others: 1, avoided: 1 }, says: 'Only your last partner is waiting.' },
  { company: { online: 4, others: 2, avoided: 2 }, says: 'people you have met are waiting: 2' },
])('$company.others waiting, $company.avoided met before: “$says”', ({ company, says }) => {
  expect(companyWords(company, 'video')).toContain(says);
});

test('a text chat is called one', () => {
  expect(companyWords({ online: 3, others: 2, avoided: 0 }, 'text')).toContain('a text chat');
});

test('no number is made up before the server has said one', () => {
  expect(companyWords(null, 'video')).not.toMatch(/\d/);
});
