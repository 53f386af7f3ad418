import { checkData } from './check-data.ts';
import { checkRecipients } from './check-recipients.ts';
import { isDuration } from './duration.ts';
import type { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';
import { RIGHTS } from './rights.ts';

/** Every rule that the types cannot hold. An empty list means that the policy may be published. */
export function checkManifest(manifest: Manifest): readonly Problem[] {
  return [
    ...checkVersion(manifest.version),
    ...checkBrand(manifest.brand),
    ...checkData(manifest),
    ...checkRecipients(manifest),
    ...checkDevice(manifest.device),
    ...checkRights(manifest.rights),
    ...problemIf(!(manifest.age.minimum >= 18), 'age-under-18', 'age.minimum'),
    ...problemIf(!manifest.analytics.honours.includes('GPC'), 'gpc-not-honoured', 'analytics.honours'),
  ];
}

function checkVersion({ number, effective }: Manifest['version']): readonly Problem[] {
  return [
    ...problemIf(!Number.isSafeInteger(number) || number < 1, 'version-malformed', 'version.number'),
    ...problemIf(!isCalendarDay(effective), 'date-malformed', 'version.effective'),
  ];
}

function checkBrand({ contacts, operator }: Manifest['brand']): readonly Problem[] {
  const malformed = Object.entries(contacts).filter(([, address]) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address));
  const blank =
    operator.kind === 'named' && [operator.name, operator.address, operator.country].some((line) => line.trim() === '');
  return [
    ...malformed.map(([name]): Problem => ({ code: 'contact-malformed', path: `brand.contacts.${name}` })),
    ...problemIf(blank, 'operator-blank', 'brand.operator'),
  ];
}

function checkDevice(device: Manifest['device']): readonly Problem[] {
  return device.flatMap((entry, index) => [
    ...problemIf(entry.kind === 'cookie' && !entry.sent, 'cookie-is-always-sent', `device.${index}.sent`),
    ...problemIf(
      device.findIndex((other) => other.kind === entry.kind && other.key === entry.key) !== index,
      'storage-key-listed-twice',
      `device.${index}.key`,
    ),
    ...problemIf(
      entry.lifetime.kind === 'lasts' && !isDuration(entry.lifetime.length),
      'not-a-duration',
      `device.${index}.lifetime`,
    ),
  ]);
}

/** GDPR Article 12(3) gives a month; thirty days are never later than that but in February. */
const ANSWER_LIMIT_HOURS = 30 * 24;
const HOURS = { seconds: 1 / 3_600, minutes: 1 / 60, hours: 1, days: 24, months: 31 * 24 } as const;

function checkRights({ given, clock }: Manifest['rights']): readonly Problem[] {
  const hours = (name: 'acknowledge' | 'answer') => clock[name].amount * HOURS[clock[name].unit];
  return [
    ...RIGHTS.filter((right) => !given.includes(right)).map((right): Problem => ({
      code: 'right-missing',
      path: `rights.given.${right}`,
    })),
    ...problemIf(!isDuration(clock.acknowledge), 'not-a-duration', 'rights.clock.acknowledge'),
    ...problemIf(!isDuration(clock.answer), 'not-a-duration', 'rights.clock.answer'),
    ...problemIf(hours('answer') > ANSWER_LIMIT_HOURS, 'answer-too-slow', 'rights.clock.answer'),
    ...problemIf(hours('acknowledge') > hours('answer'), 'acknowledged-after-answer', 'rights.clock.acknowledge'),
  ];
}

const problemIf = (wrong: boolean, code: Problem['code'], path: string): readonly Problem[] =>
  wrong ? [{ code, path }] : [];

function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) && day.length === 10;
}
