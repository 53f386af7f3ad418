import { manifestFor, PROFILE_NAMES } from '@visavis/policy';
import { policyDocuments } from '@visavis/policy/text';
import { expect, it } from 'vitest';
import { saidIn } from './said-in.ts';

it.each(PROFILE_NAMES)('leads from each promise of %s to clauses that are there', (profile) => {
  const documents = policyDocuments(manifestFor(profile));
  const anchors = Object.entries(documents).flatMap(([name, { sections }]) =>
    sections.flatMap(({ clauses }) => clauses.map(({ id }) => `/${name}/#${id}`)),
  );
  const places = saidIn(documents);
  expect(places.size).toBeGreaterThan(50);
  for (const said of places.values()) {
    expect(new Set(said.map(({ to }) => to)).size).toBe(said.length);
    expect(anchors).toEqual(expect.arrayContaining(said.map(({ to }) => to)));
  }
});
