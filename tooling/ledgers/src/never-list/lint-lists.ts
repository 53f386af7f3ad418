import { useRules } from './use-rules.ts';

interface Restricted {
  readonly name?: string;
  readonly object?: string;
  readonly property?: string;
  readonly message: string;
}

/** What `.oxlintrc.json` must say, so that an editor tells of the never-list at once: the same words, the same promises. */
export const lintLists = (): { readonly globals: readonly Restricted[]; readonly properties: readonly Restricted[] } => {
  const rows = useRules().map(([, { never, promises, words = [], members = [] }]) => ({
    message: `${never} (${promises.join(', ')}).`,
    words,
    members,
  }));
  return {
    globals: rows.flatMap(({ words, message }) => words.map((name) => ({ name, message }))),
    properties: rows.flatMap(({ words, members, message }) => [
      ...words.map((property) => ({ property, message })),
      ...members.map(([object, property]) => ({ object, property, message })),
    ]),
  };
};
