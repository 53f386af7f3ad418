/** From the root of a manifest. An item of a list stands under its key (list-key.ts), not under its index. */
export type Path = readonly string[];

/** One thing that is not the same in two manifests. Values are pieces of them. */
export type Change =
  | { readonly kind: 'changed'; readonly path: Path; readonly before: unknown; readonly after: unknown }
  | { readonly kind: 'added'; readonly path: Path; readonly after: unknown }
  | { readonly kind: 'removed'; readonly path: Path; readonly before: unknown }
  /** The same items of a list, by their keys, in another order. */
  | { readonly kind: 'reordered'; readonly path: Path; readonly before: readonly string[]; readonly after: readonly string[] };

/** For people: `data.reports.retention.length`. Two paths may read alike. */
export const pathText = (path: Path): string => path.join('.');

/** The version's own number and day, which are no fact about data. */
export const isBookkeeping = ({ path }: Change): boolean => path[0] === 'version';
