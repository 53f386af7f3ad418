import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { describe, expect, it } from 'vitest';
import { placeIn } from '../place.ts';
import { linkTo, notCountedWords, routeIn, SECTIONS, sectionsOffered } from './section-name.ts';

const tablesOf = (profile: (typeof PROFILE_NAMES)[number]) => manifestFor(profile).analytics.tables;

describe('the sections', () => {
  it('are those of which the profile counts something', () => {
    expect(sectionsOffered(tablesOf('visavis'))).not.toContain('places');
    expect(sectionsOffered(tablesOf('onevone'))).toContain('places');
    expect(sectionsOffered([])).toEqual(['overview', 'quality', 'proof', 'read-keys']);
  });

  it.each(PROFILE_NAMES)('of %s: what is not counted is said', (profile) => {
    const words = notCountedWords(tablesOf(profile));
    const isMissing = !tablesOf(profile).includes('countries');
    expect(words?.includes('countries') ?? false).toBe(isMissing);
  });
});

describe('the address', () => {
  it('names a section, and a page of the site in it', () => {
    expect(routeIn('#sources')).toEqual({ section: 'sources', page: null });
    expect(routeIn(linkTo('pages', '/chat/'))).toEqual({ section: 'pages', page: '/chat/' });
    for (const name of sectionsOffered(tablesOf('onevone'))) expect(routeIn(linkTo(name))?.section).toBe(name);
  });

  it('that names none changes nothing', () => {
    for (const fragment of ['', '#', '#main', '#toString', '#setup=abc', '#__proto__']) expect(routeIn(fragment)).toBeNull();
  });

  it('of a set-up link is never a section, and a section never a set-up link', () => {
    expect(placeIn('#setup=abc').kind).toBe('set-up');
    for (const name of Object.keys(SECTIONS)) expect(placeIn(`#${name}`).kind).toBe('dashboard');
  });
});
