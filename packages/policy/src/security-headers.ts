import type { SitePlace } from './device.ts';
import type { Manifest } from './manifest.ts';
import { permissionsPolicy } from './permissions-policy.ts';
import type { Recipient } from './recipient.ts';

interface Where {
  readonly manifest: Pick<Manifest, 'moderation' | 'permissions' | 'recipients'>;
  readonly place: SitePlace;
  /** Whether the visitor's browser came over HTTPS. */
  readonly secure: boolean;
}

const YEAR_SECONDS = 31_536_000;

/** Response headers, lower-case names, for everything served in one part of the site. */
export function securityHeaders({ manifest, place, secure }: Where): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(manifest, place),
    'permissions-policy': permissionsPolicy(manifest, place),
    'x-content-type-options': 'nosniff',
    // Own pages may tell our own pages apart from outside (a visit begins outside); nobody else hears a thing.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(secure ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}` } : {}),
  };
}

/** Where each part may load from. `srcObject` needs no media-src; WebSockets of our origin are 'self'. */
const OWN_ORIGIN = {
  api: [],
  site: ['script-src', 'style-src', 'img-src', 'font-src', 'connect-src', 'manifest-src'],
  chat: ['script-src', 'style-src', 'img-src', 'font-src', 'connect-src', 'manifest-src', 'form-action'],
  admin: ['script-src', 'style-src', 'img-src', 'font-src', 'connect-src', 'manifest-src', 'form-action'],
} as const satisfies Record<SitePlace, readonly string[]>;

/**
 * What a company that delivers content may deliver, and where. Scripts only come from ourselves: whoever sends
 * the chat's script could see and hear the call. The dashboard loads from nobody else.
 */
const DELIVERED: readonly string[] = ['style-src', 'img-src', 'font-src'];
const DELIVERED_TO: readonly SitePlace[] = ['site', 'chat'];

function contentSecurityPolicy(manifest: Where['manifest'], place: SitePlace): string {
  const { recipients } = manifest;
  const checking = place === 'chat' && checksPictures(manifest);
  const own: readonly string[] = OWN_ORIGIN[place];
  const others = DELIVERED_TO.includes(place) ? recipients.flatMap(deliveredFrom) : [];
  const sources = (directive: string): readonly string[] => [
    "'self'",
    ...(directive === 'script-src' && checking ? ["'wasm-unsafe-eval'"] : []),
    ...(DELIVERED.includes(directive) ? others : []),
  ];
  const rules = ["default-src 'none'", ...own.map((directive) => [directive, ...sources(directive)].join(' '))];
  // Left out, it would be what script-src is.
  if (own.includes('script-src')) rules.push(`worker-src ${checking ? "'self'" : "'none'"}`);
  if (!own.includes('form-action')) rules.push("form-action 'none'");
  return [...rules, "base-uri 'none'", "frame-ancestors 'none'"].join('; ');
}

/** The check runs in a worker, as WebAssembly of our own; a service without it may start neither. `'wasm-unsafe-eval'` lets no text become script. */
const checksPictures = ({ moderation }: Pick<Manifest, 'moderation'>): boolean => moderation.video === 'on-device';

const deliveredFrom = (recipient: Recipient): readonly string[] =>
  recipient.kind === 'processor' && recipient.service === 'content-delivery' ? recipient.origins : [];
