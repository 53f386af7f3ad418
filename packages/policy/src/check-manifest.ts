import * as v from 'valibot';
import { checkCounting } from './check-counting.ts';
import { checkData } from './check-data.ts';
import { checkLimits } from './check-limits.ts';
import { checkRecipients } from './check-recipients.ts';
import { atMostMilliseconds, type Duration } from './duration.ts';
import { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';
import { RIGHTS } from './rights.ts';

/** Every rule for a manifest, its shape first. An empty list means that the policy may be published. */
export function checkManifest(candidate: unknown): readonly Problem[] {
  const parsed = v.safeParse(Manifest, candidate);
  return parsed.success ? checkRules(parsed.output) : parsed.issues.map(malformed);
}

function malformed(issue: v.BaseIssue<unknown>): Problem {
  return { code: 'malformed', path: v.getDotPath(issue) ?? 'manifest', reason: issue.message };
}

function checkRules(manifest: Manifest): readonly Problem[] {
  return [
    ...checkData(manifest),
    ...checkCounting(manifest),
    ...checkRecipients(manifest),
    ...checkLimits(manifest),
    ...checkDevice(manifest),
    ...checkRights(manifest.rights),
    ...problemIf(isNeverOn(manifest.moderation), {
      code: 'moderation-never-on',
      path: 'moderation.visitorMaySwitch',
      reason: 'it is off at first and nobody may switch it on; say video: "off", or let the visitor switch',
    }),
    ...problemIf(!manifest.analytics.honours.includes('GPC'), {
      code: 'gpc-not-honoured',
      path: 'analytics.honours',
      reason: 'Global Privacy Control is an objection; honour it',
    }),
  ];
}

const isNeverOn = (moderation: Manifest['moderation']): boolean =>
  moderation.video === 'on-device' && moderation.atFirst === 'off' && !moderation.visitorMaySwitch;

function checkDevice({ accounts, analytics, device }: Manifest): readonly Problem[] {
  return device.flatMap((entry, index) => [
    ...problemIf(entry.kind === 'cookie' && !entry.sent, {
      code: 'cookie-is-always-sent',
      path: `device.${index}.sent`,
      reason: 'a browser sends a cookie with every request; say true, or use local storage',
    }),
    ...problemIf(accounts === 'off' && entry.who === 'visitor' && entry.purpose === 'stay-signed-in', {
      code: 'visitor-sign-in-without-accounts',
      path: `device.${index}.purpose`,
      reason: 'accounts are off, so no visitor signs in; drop the entry',
    }),
    ...problemIf(!entry.essential && analytics.cookies === 'none', {
      code: 'optional-storage-not-offered',
      path: `device.${index}`,
      reason: 'analytics.cookies is "none", so nothing may be kept for counting',
    }),
    ...problemIf(
      device.findIndex((other) => other.kind === entry.kind && other.key === entry.key) !== index,
      { code: 'storage-key-listed-twice', path: `device.${index}.key`, reason: 'list the key once' },
    ),
  ]);
}

/** GDPR Article 12(3) gives a month; thirty days are never later than that but in February. */
const ANSWER_LIMIT: Duration = { amount: 30, unit: 'days' };

function checkRights({ given, clock }: Manifest['rights']): readonly Problem[] {
  const answer = atMostMilliseconds(clock.answer);
  return [
    ...RIGHTS.filter((right) => !given.includes(right)).map((right): Problem => ({
      code: 'right-missing',
      path: `rights.given.${right}`,
      reason: 'everybody has all of the rights; list it',
    })),
    ...problemIf(answer > atMostMilliseconds(ANSWER_LIMIT), {
      code: 'answer-too-slow',
      path: 'rights.clock.answer',
      reason: 'the law wants an answer within 30 days',
    }),
    ...problemIf(atMostMilliseconds(clock.acknowledge) > answer, {
      code: 'acknowledged-after-answer',
      path: 'rights.clock.acknowledge',
      reason: 'say that a request came in before it is answered',
    }),
  ];
}

const problemIf = (wrong: boolean, problem: Problem): readonly Problem[] => (wrong ? [problem] : []);
