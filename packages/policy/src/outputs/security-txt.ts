import { isPlaceholder } from '../brand.ts';
import type { Manifest } from '../manifest.ts';
import { PAGES } from './pages.ts';

interface Published {
  readonly manifest: Pick<Manifest, 'brand' | 'languages'>;
  /** When the file is made. */
  readonly now: Date;
  /** As visitors' browsers name the site; undefined while nobody has said. */
  readonly origin: string | undefined;
}

/** RFC 9116 wants less than a year; this leaves a month to publish again. */
const DAYS_TRUE = 330;

/**
 * A host that is always the reader's own machine (RFC 6761). It stands where the origin is not known, because
 * a web address in this file must be https and whole (RFC 9116, 2.5.3), and any other host is somebody else's.
 */
const NOT_KNOWN = 'https://localhost';

/** `/.well-known/security.txt` (RFC 9116). */
export function securityTxt({ manifest, now, origin }: Published): string {
  const site = (origin ?? ownOrigin(manifest.brand) ?? NOT_KNOWN).replace(/^http:/, 'https:');
  return [
    ...contact(manifest.brand.contacts.security, site),
    `Expires: ${daysAfter(now, DAYS_TRUE).toISOString()}`,
    `Preferred-Languages: ${manifest.languages.join(', ')}`,
    ...(site === NOT_KNOWN ? [] : [`Canonical: ${site}/.well-known/security.txt`]),
    `Policy: ${site}${PAGES.holes}`,
    '',
  ].join('\n');
}

/** Mail to a reserved name reaches nobody, so until the operator names one, the page that says who runs this. */
function contact(address: string, site: string): readonly string[] {
  if (!isPlaceholder(address)) return [`Contact: mailto:${address}`];
  return [
    '# Nobody has named a mail address for security reports to this copy yet.',
    '# The operator sets it in the profile: brand.contacts.security. Until then, this page says who runs it.',
    `Contact: ${site}${PAGES.operator}`,
  ];
}

const ownOrigin = ({ domain }: Manifest['brand']): string | undefined => (domain === 'own' ? undefined : `https://${domain}`);

const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * 86_400_000);
