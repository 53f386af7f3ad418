import type { DataCategory } from '../../data.ts';
import { describeDuration, type Duration } from '../../duration.ts';
import type { Manifest } from '../../manifest.ts';
import type { MemoryOnly, Period } from '../../retention.ts';
import type { Cell } from '../document.ts';

/** How long a category is kept: the period itself, and where it starts and what ends it. */
export function describeRetention({ keptBy, retention }: DataCategory, { sweepEvery }: Pick<Manifest, 'sweepEvery'>): Cell {
  switch (retention.kind) {
    case 'never-held':
      return { text: 'Never kept', more: 'It does not reach us in a form that we could read.' };
    case 'memory-only':
      return { text: 'Never written down', more: `In memory ${memoryEnd(retention)}.` };
    case 'memory-at-most':
      return { text: 'Never written down', more: `In memory for ${describeDuration(retention.length)} at most.` };
    case 'period':
      return {
        text: describeDuration(retention.length),
        more: `From ${STARTS[retention.from]}. Then ${keptBy === 'job' ? sweeper(sweepEvery) : 'a person'} deletes it.`,
      };
    case 'until-removed':
      return UNTIL_REMOVED[retention.by];
    case 'no-end':
      return { text: 'Without an end', more: 'Numbers only. Nobody can be found in them.' };
  }
}

const UNTIL_REMOVED = {
  owner: { text: 'While they run it', more: 'Until the owner removes the account.' },
  visitor: { text: 'Until you delete it', more: 'You delete your account, and this goes with it.' },
} as const;

const ENDS: Readonly<Record<MemoryOnly['until'], string>> = {
  'passed-on': 'only while our server handles it',
  'connection-closed': 'while you are connected',
  'call-over': 'until the call is over',
  'program-stopped': 'until the program stops, at the latest',
};

function memoryEnd({ grace, until }: MemoryOnly): string {
  const more = grace === undefined ? '' : `, and ${describeDuration(grace)} more if the connection breaks`;
  return ENDS[until] + more;
}

/** What deletes on time. It may come late by as much as lies between two of its runs. */
const sweeper = (every: Duration): string => `a job that runs ${howOften(every)}`;

export const howOften = (every: Duration): string =>
  every.amount === 1 ? `every ${every.unit.slice(0, -1)}` : `every ${describeDuration(every)}`;

export const STARTS: Readonly<Record<Period['from'], string>> = {
  written: 'the minute it is written',
  'hour-counted': 'the hour that was counted',
  'password-given': 'the moment the password is given',
  'signed-in': 'the moment of signing in',
  'link-made': 'the moment the link is made',
  received: 'the day it comes in',
  resolved: 'the day your question is settled',
};
