const SCRIPT = /<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g;
const LINK = /<link\b[^>]*>/g;
const CHECKED_LINK = /\brel="(?:stylesheet|modulepreload)"/;

/** A page whose scripts and style sheets each name their hash; `hashOf` answers for an address of the page, or null where it is not ours. */
export function withIntegrity(html: string, hashOf: (address: string) => string | null): string {
  return html
    .replace(SCRIPT, (tag, address: string) => named(tag, hashOf(address)))
    .replace(LINK, (tag) => (CHECKED_LINK.test(tag) ? named(tag, hashOf(/\bhref="([^"]+)"/.exec(tag)?.[1] ?? '')) : tag));
}

function named(tag: string, hash: string | null): string {
  if (hash === null || /\bintegrity=/.test(tag)) return tag;
  return `${tag.slice(0, tag.endsWith('/>') ? -2 : -1).trimEnd()} integrity="${hash}"${tag.endsWith('/>') ? ' /' : ''}>`;
}
