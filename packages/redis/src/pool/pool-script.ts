import { readFileSync } from 'node:fs';
import { HOLDS_MS, POOL_TIMES, WISHES } from '@visavis/matchmaking';
import { HALF_LIFE_MS, ORIGIN_MOVES_AFTER_MS, STEP_ENDS_MS } from '@visavis/matchmaking/waits';
import { scriptOf } from '../script.ts';

/** Each needs those before it. */
const PARTS = ['keep', 'compatible', 'shelves', 'proposals', 'due', 'calls', 'run'] as const;

/** How long keys stay after the last run, milliseconds. What may name two who met is gone before the minute is over. */
const STAY_MS = { events: 45_000, tickets: 60_000, numbers: 3_600_000 } as const;

/**
 * What one run does at most, so that nobody else waits long for Redis: after so many tickets looked at it begins no
 * further call and no further thing that is due, but ends the one that it began. The next run goes on.
 */
const MOST_LOOKED_AT = 2_000;
const MOST_DUE = 500;
/** Events in one answer. */
export const MOST_EVENTS = 500;

const list = (numbers: readonly number[]): string => `{ ${numbers.join(', ')} }`;
const table = (entries: object): string => `{ ${Object.entries(entries).map(([name, value]) => `${name} = ${value}`).join(', ')} }`;

const NUMBERS = `
local TIMES = ${table({ ...POOL_TIMES, ...STAY_MS })}
local HOLDS = ${list(WISHES.map((kind) => HOLDS_MS[kind]))}
local HALF_LIFE, ORIGIN_MOVES_AFTER = ${HALF_LIFE_MS}, ${ORIGIN_MOVES_AFTER_MS}
local STEP_ENDS = ${list(STEP_ENDS_MS)}
local MOST_LOOKED_AT, MOST_DUE, MOST_AT_ONCE = ${MOST_LOOKED_AT}, ${MOST_DUE}, ${MOST_EVENTS}
`;

/** All that Redis does for a pool: one program, so that a run of it happens at once or not at all. */
export const POOL_SCRIPT = scriptOf([NUMBERS, ...PARTS.map((part) => readFileSync(new URL(`./lua/${part}.lua`, import.meta.url), 'utf8'))].join('\n'));
