import type { DataName } from '../data.ts';

/**
 * Categories that a manifest keeps in the database and that no table holds yet, so nothing is kept in them. The day
 * a table does, the field ledger asks for its rows, and for the line here to go.
 */
export const DECLARED_AHEAD: Partial<Readonly<Record<DataName, string>>> = {
  accessLog: 'no program writes an address down yet',
  mail: 'no program has a contact form yet',
  visitorAccounts: 'no program makes an account for a visitor yet',
};
