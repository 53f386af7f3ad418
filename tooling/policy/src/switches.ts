import { manifestFor, PROFILE_NAMES, type ProfileName, type Switch, SWITCHES, valueAt } from '@visavis/policy';
import { CAPABILITIES } from '@visavis/policy/promises';
import { CliError } from './cli-error.ts';
import { switchValue } from './switches-value.ts';
import type { Verb } from './verb.ts';

/** What each profile says at each switch, and what in the product goes by it. */
export const switches: Verb = {
  usage: '[profile]',
  does: 'Every switch of a profile, who reads it, and which nothing reads yet',
  run: (args, { say }) => {
    for (const profile of asked(args)) for (const line of switchLines(profile)) say(line);
  },
};

function asked([name, ...more]: readonly string[]): readonly ProfileName[] {
  const profile = PROFILE_NAMES.find((known) => known === name);
  if (more.length > 0 || (name !== undefined && profile === undefined)) {
    throw new CliError('usage', `switches takes one profile (${PROFILE_NAMES.join(', ')}) or none, for all.`);
  }
  return profile === undefined ? PROFILE_NAMES : [profile];
}

function switchLines(profile: ProfileName): readonly string[] {
  const manifest = manifestFor(profile);
  const rows = SWITCHES.map((one) => ({ one, value: switchValue(valueAt(manifest, one.path)) }));
  const lines = (states: readonly Switch['state'][]) =>
    rows
      .filter(({ one }) => states.includes(one.state))
      .flatMap(({ one, value }) => [`    ${one.path}: ${value}`, ...readers(one)]);
  return [
    profile,
    '  The product goes by these:',
    ...lines(['acted-on']),
    '  The product does these in one way, and every profile says the same:',
    ...lines(['fixed']),
    '  The policy says these, and there is nothing else to do:',
    ...lines(['only-said']),
    '  Nothing reads these yet:',
    ...lines(['unread']),
  ];
}

function readers(one: Switch): readonly string[] {
  switch (one.state) {
    case 'acted-on':
      return [
        ...one.by.map((reader) => `        ${reader}`),
        ...(one.rest === undefined ? [] : [`        the rest comes with ${part(one.rest)}`]),
      ];
    case 'fixed':
      return one.in.map((module) => `        ${module}`);
    case 'unread':
      return [`        comes with ${part(one.until)}`];
    case 'only-said':
      return [];
  }
}

const part = (name: keyof typeof CAPABILITIES): string => `${name}: ${CAPABILITIES[name].is}`;
