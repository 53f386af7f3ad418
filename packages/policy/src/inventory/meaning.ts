import type { DataName } from '../data.ts';
import type { FieldName } from '../vocabulary.ts';
import type { StructuralKind } from './structural.ts';

/** What a column or a key of a message stands for: a field that the policy declares, or structure without content. */
export type Meaning = Kept | Structure;

export interface Kept {
  readonly of: DataName;
  readonly field: FieldName;
  /** A time that is never finer than this; the database itself refuses others. */
  readonly grain?: 'minute' | 'hour';
  /** The schema is one for all profiles; where the category is not collected this stays out of every message. */
  readonly where?: 'collected';
}

export interface Structure {
  readonly structure: StructuralKind;
}

export const kept = (of: DataName, field: FieldName, more: Pick<Kept, 'grain' | 'where'> = {}): Kept => ({ of, field, ...more });
export const structure = (kind: StructuralKind): Structure => ({ structure: kind });
