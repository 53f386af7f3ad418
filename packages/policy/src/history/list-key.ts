import type { Path } from './change.ts';
import { isParts, type Parts } from './piece.ts';

/** The parts that tell the items of a list apart. An item that is a plain word is its own key. */
const KEY_PARTS: Readonly<Record<string, readonly string[]>> = {
  fields: ['name'],
  readers: ['who', 'purpose'],
  recipients: ['kind', 'service', 'name'],
  device: ['kind', 'key'],
  permissions: ['feature', 'place'],
  holds: ['reason', 'field'],
  attestations: ['kind'],
};

/**
 * A key for each item, in their order; all different. Where two items are alike, the second gets `#2`;
 * a `#` of their own is doubled, so that no name can pass for a second.
 */
export function listKeys(path: Path, items: readonly unknown[]): readonly string[] {
  const parts = KEY_PARTS[path.at(-1) ?? ''] ?? [];
  const seen = new Map<string, number>();
  return items.map((item) => {
    const key = (isParts(item) ? keyOf(item, parts) : String(item)).replaceAll('#', '##');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  });
}

const keyOf = (item: Parts, parts: readonly string[]): string =>
  parts.flatMap((part) => (item[part] === undefined ? [] : [String(item[part])])).join(':');
