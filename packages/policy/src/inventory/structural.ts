/**
 * Things that hold no content of anybody, and why not. The field ledger checks each on the real thing: a key of a
 * table is a key, a frame has no free words (tooling/ledgers/src/fields).
 */
export const STRUCTURAL = {
  'row-key': 'random, or a copy of such a key: it joins the rows of one store and names nobody',
  'fixed-word': 'always the same word; the database refuses every other',
  switch: 'yes or no about an operator’s own sign-in',
  'schema-bookkeeping': 'which changes of the tables have been made',
  'batch-bookkeeping': 'which programs there are, and what each wrote or heard last, so that nothing is done twice',
  'protocol-frame': 'says how the connection is doing: one of a few values that we wrote down, or a number',
  'robot-sign': 'whether it is there at all: programs that borrow the name of a browser forget it',
  'live-number': 'about all people there are together: how many, or how long most of them wait',
  'own-address': 'where our own relay is; goes from us to the browser',
  'own-key': 'a public key of ours, the same for everybody; goes from us to the browser',
  objection: 'a browser’s wish not to be counted; it is obeyed and not kept',
} as const;

export type StructuralKind = keyof typeof STRUCTURAL;
