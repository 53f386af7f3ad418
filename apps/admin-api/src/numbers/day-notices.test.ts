import { expect, test } from 'vitest';
import { noticeOf } from './day-notices.ts';
import { AT, crowded, keys, monthOf, open, published } from './month.test-support.ts';
import { DAY_MS, type PublicMonth } from './public-month.ts';

const TODAY = Math.floor(AT / DAY_MS) * DAY_MS;
const YESTERDAY = TODAY - DAY_MS;
const HALF_PAST_MIDNIGHT = TODAY + 30 * 60_000;

interface Case {
  readonly at?: number;
  readonly month?: PublicMonth;
  /** `null` before counting began. */
  readonly began?: number | null;
  /** How many keys the days had that had too many. */
  readonly many?: Readonly<Record<number, number>>;
}

const linesOf = ({ at = AT, began = TODAY - 90 * DAY_MS, many = {}, month = monthOf() }: Case): readonly string[] =>
  noticeOf({ at, month, outlook: { began: began === null ? null : new Date(began), manyKeys: Object.entries(many).map(([day, count]) => ({ day: new Date(Number(day)), keys: count })) } }, 40);
const said = (one: Case): string => linesOf(one)[0] ?? '';
const RENEWED = 'The counting began anew 3 times, and each time it forgot who had been counted. One visitor could count 4 times;';

test('before counting began, no day is promised', () => {
  const notice = said({ began: null });
  expect(notice).toBe('Counting has not begun, so there is nothing to publish. The numbers of a day come when it is over, a little after 01:00 UTC.');
});

test('on the first day, its numbers can come tomorrow', () => {
  expect(said({ began: TODAY })).toBe('No day has been published yet. The first numbers can come on Monday 16 March 2026, a little after 01:00 UTC, when all of today is counted.');
});

test('between midnight and the release of the first day, its numbers can come today', () => {
  const notice = said({ at: HALF_PAST_MIDNIGHT, began: YESTERDAY });
  expect(notice).toBe('No day has been published yet. The numbers of yesterday are not out yet. They can come today, a little after 01:00 UTC, when all of that day is counted.');
});

test('a first day whose key was renewed too often is promised to nobody, and the next chance is a day later', () => {
  const notice = said({ began: TODAY, many: { [TODAY]: 4 } });
  expect(notice).toContain(`No day has been published yet. Today, Sunday 15 March 2026, will have no numbers. ${RENEWED}`);
  expect(notice).toContain('The next chance is tomorrow: its numbers can come on Tuesday 17 March 2026, a little after 01:00 UTC.');
  expect(notice).not.toContain('16 March');
});

test('between midnight and the release, a yesterday whose key was renewed too often is not waited for', () => {
  const notice = said({ at: HALF_PAST_MIDNIGHT, began: YESTERDAY, many: { [YESTERDAY]: 4 } });
  expect(notice).toContain(`Yesterday, Saturday 14 March 2026, will have no numbers. ${RENEWED}`);
  expect(notice).toContain('The first numbers can come on Monday 16 March 2026');
  expect(notice).not.toContain('today, a little after');
});

test('two such days in a row are both said, and nobody waits for either', () => {
  const notice = said({ at: HALF_PAST_MIDNIGHT, month: monthOf(published(700), open), many: { [YESTERDAY]: 4, [TODAY]: 4 } });
  expect(notice).toMatch(/^Yesterday, .* will have no numbers\. .* Today, .* will have no numbers\. .* on Tuesday 17 March 2026/);
});

test.each([['too many keys', keys(3), 'The counting began anew twice'], ['a crowd', crowded, 'More came than']] as const)('a yesterday that was held back for %s names the next chance', (_, day, why) => {
  expect(said({ month: monthOf(published(700), day) })).toContain(`Yesterday has no numbers. ${why}`);
  expect(said({ month: monthOf(published(700), day) })).toContain('The next numbers can come on Monday 16 March 2026');
  expect(said({ month: monthOf(published(700), day), many: { [TODAY]: 4 } })).toContain('Today, Sunday 15 March 2026, will have no numbers.');
});

test('a yesterday with numbers needs no notice, unless today will have none', () => {
  const month = monthOf(published(700));
  expect(linesOf({ month })).toEqual([]);
  expect(said({ month, many: { [TODAY]: 4 } })).toMatch(/^Today, Sunday 15 March 2026, will have no numbers\./);
});

test('numbers that are late are not promised for tomorrow', () => {
  const notice = said({ month: monthOf(published(700), open) });
  expect(notice).toBe('The numbers of yesterday are late. They should have been decided a little after 01:00 UTC.');
});

test('a service that published more than a month ago is not said to have published never', () => {
  expect(said({})).toMatch(/^None of the last 30 days has been published\. The numbers of yesterday are late\./);
});

test('whoever is told to wait is told what may keep numbers out: few visitors, a renewed key, a crowd', () => {
  const waiting: readonly Case[] = [{ began: null }, { began: TODAY }, { at: HALF_PAST_MIDNIGHT, began: YESTERDAY }, { began: TODAY, many: { [TODAY]: 4 } }, { month: monthOf(crowded) }];
  for (const one of waiting) {
    expect(linesOf(one)[1]).toMatch(/^A number below 40 is not shown, so a day with few visitors may show none\. .*begins anew more than once.*more come than/);
  }
});
