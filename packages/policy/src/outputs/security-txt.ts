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
 * `/.well-known/security.txt` (RFC 9116); null where nothing true can stand in it. A web address in it must be https
 * and whole (2.5.3), so a site that has said none such names mail alone, or, without mail, has no such file.
 */
export function securityTxt({ manifest, now, origin }: Published): string | null {
  const site = origin?.startsWith('https://') === true ? origin : undefined;
  const contact = contactLines(manifest.brand.contacts.security, site);
  if (contact === null) return null;
  return [
    ...contact,
    `Expires: ${daysAfter(now, DAYS_TRUE).toISOString()}`,
    `Preferred-Languages: ${manifest.languages.join(', ')}`,
    ...(site === undefined ? [] : [`Canonical: ${site}/.well-known/security.txt`, `Policy: ${site}${PAGES.holes}`]),
    '',
  ].join('\n');
}

/** Mail to a reserved name reaches nobody, so until the operator names one, the page that says who runs this. */
function contactLines(address: string, site: string | undefined): readonly string[] | null {
  if (!isPlaceholder(address)) return [`Contact: mailto:${address}`];
  if (site === undefined) return null;
  return [
    '# Nobody has named a mail address for security reports to this copy yet.',
    '# The operator sets it in the profile: brand.contacts.security. Until then, this page says who runs it.',
    `Contact: ${site}${PAGES.operator}`,
  ];
}

const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * 86_400_000);
