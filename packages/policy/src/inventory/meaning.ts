import type { DataName } from '../data.ts';
import type { FieldName } from '../vocabulary.ts';
import type { StructuralKind } from './structural.ts';

/** What a column or a key of a message stands for: a field that the policy declares, or structure without content. */
export type Meaning = Kept | Structure;

export interface Kept {
  readonly of: DataName;
  readonly field: FieldName;
  /** A time that is never finer than this; the database itself refuses others. */
  readonly grain?: 'minute' | 'hour' | 'day';
  /** What else the column holds, by row, where a profile declares it. */
  readonly also?: readonly FieldName[];
  /** The schema is one for all profiles; where category or field is not collected this stays out of every message. */
  readonly where?: 'collected';
}

export interface Structure {
  readonly structure: StructuralKind;
}

export const kept = (of: DataName, field: FieldName, more: Pick<Kept, 'also' | 'grain' | 'where'> = {}): Kept => ({ of, field, ...more });
export const structure = (kind: StructuralKind): Structure => ({ structure: kind });
