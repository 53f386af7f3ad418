/** A piece of a text: words, or an address that leads somewhere once the reader says so. */
export type MessagePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string; readonly host: string };

/** More addresses than this are left as words: a wall of links is no message. */
const MOST_LINKS = 8;

/** More marks than this on one letter are decoration that covers the lines around it; no script writes so many. */
const MOST_MARKS = 4;

const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu');
const ADDRESS = /\bhttps?:\/\/[^\s<>"']{1,990}/giu;
/** What ends a sentence and not an address. */
const AFTER = /[.,;:!?)\]}»”’…]+$/u;

/** A text as it is drawn: never as markup, and with no line that reaches into another one. */
export function messageParts(text: string): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  const clamped = text.normalize('NFC').replace(TOO_MANY_MARKS, '$1');
  let [end, links] = [0, 0];
  for (const { 0: found, index } of clamped.matchAll(ADDRESS)) {
    const address = found.replace(AFTER, '');
    const link = links < MOST_LINKS ? linkTo(address) : null;
    if (link === null) continue;
    if (index > end) parts.push({ kind: 'words', text: clamped.slice(end, index) });
    parts.push(link);
    links += 1;
    end = index + address.length;
  }
  if (end < clamped.length) parts.push({ kind: 'words', text: clamped.slice(end) });
  return parts;
}

/** Null for what is no address, and for one with a name before its host, which is there to deceive. */
function linkTo(address: string): MessagePart | null {
  const url = parsed(address);
  if (url === null || url.host === '' || url.username !== '' || url.password !== '') return null;
  // The host in letters that every browser draws alike, so that no look-alike letter hides in it.
  return { kind: 'link', text: address, href: url.href, host: url.host };
}

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
