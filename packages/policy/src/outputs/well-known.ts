import type { Manifest } from '../manifest.ts';
import { dpv } from './dpv.ts';
import { gpcJson } from './gpc-json.ts';
import { privacyJson } from './privacy-json.ts';
import { privacySchema } from './privacy-schema.ts';
import { securityTxt } from './security-txt.ts';

/** What is served under `/.well-known/`, and as which media type. */
export const WELL_KNOWN_TYPES = {
  'privacy.json': 'application/json',
  'privacy.schema.json': 'application/schema+json',
  'privacy.jsonld': 'application/ld+json',
  'gpc.json': 'application/json',
  // RFC 9116, section 3: plain text, and in so many words UTF-8.
  'security.txt': 'text/plain; charset=utf-8',
} as const;
export type WellKnownName = keyof typeof WELL_KNOWN_TYPES;

export interface WellKnownFile {
  readonly name: WellKnownName;
  readonly body: string;
}

interface Published {
  readonly manifest: Manifest;
  /** When the files are made. */
  readonly now: Date;
  /** As visitors' browsers name the site; undefined while nobody has said. */
  readonly origin: string | undefined;
}

/** Every file of `/.well-known/` that has something true to say, ready to be written. */
export function wellKnownFiles(published: Published): readonly WellKnownFile[] {
  const security = securityTxt(published);
  return [
    { name: 'privacy.json', body: written(privacyJson(published.manifest)) },
    { name: 'privacy.schema.json', body: written(privacySchema()) },
    { name: 'privacy.jsonld', body: written(dpv(published.manifest)) },
    { name: 'gpc.json', body: written(gpcJson(published.manifest)) },
    ...(security === null ? [] : [{ name: 'security.txt' as const, body: security }]),
  ];
}

const written = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
