/** What no server of this protocol may do to a client. */
export type ViolationKind =
  | 'matched-twice'
  | 'matched-with-itself'
  | 'matched-with-a-blocked-one'
  /** Both were told of a match, but not of the same one. */
  | 'wrong-partner'
  /** In a call, told nothing else, and the partner's frames do not come. */
  | 'ghost'
  /** A question was not answered in time. */
  | 'no-news'
  /** Two who may meet wait, and are not brought together. */
  | 'stuck'
  /** A search was ended, or its place lost, without a reason. */
  | 'search-dropped'
  /** Something was told that is not so. */
  | 'untrue'
  /** A message that has no place in this state. */
  | 'out-of-place'
  | 'out-of-order'
  | 'frame-lost'
  /** Turned away, although no limit was reached. */
  | 'refused';

export interface Violation {
  readonly kind: ViolationKind;
  /** The client's number. */
  readonly client: number;
  /** Milliseconds since the crowd began. */
  readonly at: number;
  readonly words: string;
}
