import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { historyOf } from '@visavis/policy/history';
import { describe, expect, it } from 'vitest';
import { pageName, serviceFacts } from './service-facts.ts';

const NOW = new Date('2026-12-01T00:00:00Z');

describe('what goes into the chat', () => {
  it.each(PROFILE_NAMES)('is what the manifest of %s says', (profile) => {
    const { age, brand, connection } = manifestFor(profile);
    expect(serviceFacts(profile, NOW)).toMatchObject({ name: brand.name, minimumAge: age.minimum, connection });
  });

  it.each(PROFILE_NAMES)('has a picture check where %s has one, as it is at first', (profile) => {
    const { moderation } = manifestFor(profile);
    const said = moderation.video === 'off' ? null : { atFirst: moderation.atFirst === 'on', maySwitch: moderation.visitorMaySwitch };
    expect(serviceFacts(profile, NOW).guard).toEqual(said);
  });

  it.each(PROFILE_NAMES)('lets the beacon tell where somebody came from only where %s counts it', (profile) => {
    const counts = manifestFor(profile).analytics.tables.includes('referrers');
    expect(serviceFacts(profile, NOW).beacon).toEqual({ page: '/chat/', ...(counts && { from: 'host' }) });
  });

  it.each(PROFILE_NAMES)('are the wishes that the manifest of %s allows', (profile) => {
    const { interests, languages, region } = manifestFor(profile).matching;
    const { wishes } = serviceFacts(profile, NOW);
    expect(wishes.includes('interests')).toBe(interests === 'per-search');
    expect(wishes.includes('country')).toBe(region === 'country');
    expect(wishes.includes('languages')).toBe(languages === 'per-search');
  });

  it.each(PROFILE_NAMES)('are the versions of %s that people are owed a notice of, and none from before launch', (profile) => {
    const owed = historyOf(profile).filter(({ launched, notice }) => launched && notice.kind !== 'none');
    expect(serviceFacts(profile, NOW).versions.map(({ number }) => number)).toEqual(owed.map(({ number }) => number));
  });

  it('is a name that a page can carry', () => {
    const { transformIndexHtml: write } = pageName('Tea & <Talk>');
    if (typeof write !== 'function') return expect.fail('no transform');
    return expect(write.call({} as never, '<title>Chat · %NAME%</title>', {} as never)).toBe(
      '<title>Chat · Tea &amp; &lt;Talk></title>',
    );
  });
});
