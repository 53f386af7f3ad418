import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { collected } from '../data.ts';
import type { Manifest } from '../manifest.ts';
import { manifestFor } from '../manifest-for.ts';
import { PROFILE_NAMES } from '../profile-names.ts';
import { dpv } from './dpv.ts';
import vocabulary from './dpv-2.3-terms.json' with { type: 'json' };
import { isAboutVisitors } from './dpv-process.ts';
import { isoDuration } from './dpv-storage.ts';
import { FIELD_TERMS, NEVER_COLLECTED } from './dpv-terms.ts';
import { CONTEXT } from './json-ld.ts';

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');
const iris = (kind: 'classes' | 'properties'): ReadonlySet<string> =>
  new Set(
    (['dpv', 'pd', 'eu-gdpr'] as const).flatMap((prefix) =>
      words(vocabulary[prefix][kind]).map((name) => CONTEXT[prefix] + name),
    ),
  );
const CLASSES = iris('classes');
const PROPERTIES = iris('properties');
/** DCMI Metadata Terms and RDF, as far as they are used. */
const PLAIN = new Set(
  ['title', 'language', 'hasVersion', 'valid', 'description', 'identifier'].map((name) => CONTEXT.dct + name),
).add(`${CONTEXT.rdf}value`);

/** The same file with every name in full and nothing that its context does not explain; no network. */
async function expanded(manifest: Manifest): Promise<unknown> {
  const documentLoader = (url: string): never => {
    throw new Error(`the file asks for ${url}`);
  };
  // `safe` makes an error of everything that an expansion would drop; the package's types do not know it.
  const options = { base: 'https://host.example/.well-known/privacy.jsonld', documentLoader, safe: true };
  return jsonld.expand(JSON.parse(JSON.stringify(dpv(manifest))), options);
}

interface Used {
  readonly properties: Set<string>;
  readonly references: Set<string>;
}

function used(value: unknown, found: Used = { properties: new Set(), references: new Set() }): Used {
  if (Array.isArray(value)) for (const item of value) used(item, found);
  else if (typeof value === 'object' && value !== null && !('@value' in value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === '@id') found.references.add(inner);
      else if (key === '@type') for (const type of inner) found.references.add(type);
      else {
        found.properties.add(key);
        used(inner, found);
      }
    }
  }
  return found;
}

describe.each(PROFILE_NAMES)('privacy.jsonld of %s', (profile) => {
  const manifest = manifestFor(profile);

  it('uses only properties that the vocabularies have', async () => {
    const { properties } = used(await expanded(manifest));
    expect(properties.size).toBeGreaterThan(10);
    expect([...properties].filter((iri) => !PROPERTIES.has(iri) && !PLAIN.has(iri))).toEqual([]);
  });

  it('names only terms that the vocabularies have, and parts of itself', async () => {
    const { references } = used(await expanded(manifest));
    expect(references.size).toBeGreaterThan(40);
    const own = /^(https:\/\/host\.example\/|mailto:)/;
    expect([...references].filter((iri) => !CLASSES.has(iri) && !own.test(iri))).toEqual([]);
  });

  it('has a process for every category and every purpose that it is read for', () => {
    const text = JSON.stringify(dpv(manifest));
    for (const [name, { readers }] of collected(manifest.data)) {
      for (const { purpose } of readers) expect(text).toContain(`"#${name}-${purpose}"`);
    }
  });

  it('prohibits nothing that it does', () => {
    const taken = collected(manifest.data).flatMap(([name, { fields }]) =>
      isAboutVisitors(name) ? fields.flatMap((field) => FIELD_TERMS[field.name]) : [],
    );
    const never: readonly string[] = NEVER_COLLECTED;
    expect(taken.filter((term) => never.includes(term))).toEqual([]);
  });

  it('says what the stranger sees in each kind of call that there is', () => {
    const text = JSON.stringify(dpv(manifest));
    expect(text.includes('in a direct call')).toBe(manifest.connection !== 'shielded');
    expect(text.includes('in a shielded call')).toBe(manifest.connection !== 'direct');
  });
});

describe('a company that works for the operator', () => {
  const visavis = manifestFor('visavis');
  const company: Manifest['recipients'][number] = {
    kind: 'processor',
    service: 'hosting',
    name: 'A company',
    country: 'CA',
    safeguard: 'adequacy',
    gets: ['ip-address'],
    contract: { reference: 'C-1', reviewBy: '2027-06-01' },
    origins: [],
  };

  it('is named with its country, its contract and what protects the data there', async () => {
    const { references } = used(await expanded({ ...visavis, recipients: [...visavis.recipients, company] }));
    expect(references).toContain(`${CONTEXT['eu-gdpr']}AdequacyDecision`);
    expect(references).toContain(`${CONTEXT.dpv}DataProcessor`);
    expect([...references].filter((iri) => iri.startsWith('https://w3id.org/') && !CLASSES.has(iri))).toEqual([]);
  });
});

describe('a length of time', () => {
  it.each([
    [{ amount: 90, unit: 'days' }, 'P90D'],
    [{ amount: 12, unit: 'months' }, 'P12M'],
    [{ amount: 24, unit: 'hours' }, 'PT24H'],
    [{ amount: 10, unit: 'minutes' }, 'PT10M'],
    [{ amount: 30, unit: 'seconds' }, 'PT30S'],
  ] as const)('%o is %s (ISO 8601)', (duration, written) => {
    expect(isoDuration(duration)).toBe(written);
  });
});

describe('a right to take a yes back', () => {
  it('is listed where something rests on a yes, and nowhere else', () => {
    const { device } = manifestFor('visavis');
    const asked: Manifest['device'][number] = {
      key: 'visavis.visits',
      kind: 'local-storage',
      who: 'visitor',
      holds: 'visit-mark',
      purpose: 'count',
      lifetime: { kind: 'browser-session' },
      sent: false,
      essential: false,
      asked: 'before',
    };
    expect(JSON.stringify(dpv(manifestFor('visavis')))).not.toContain('eu-gdpr:A7-3');
    expect(JSON.stringify(dpv({ ...manifestFor('visavis'), device: [...device, asked] }))).toContain('eu-gdpr:A7-3');
  });
});
