/** What the address asks for. */
export type Place = { readonly kind: 'dashboard' } | { readonly kind: 'set-up'; readonly token: string };

/** Reads the fragment of an address, such as `#setup=…`. */
export function placeIn(fragment: string): Place {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('setup');
  return token === null || token === '' ? { kind: 'dashboard' } : { kind: 'set-up', token };
}
