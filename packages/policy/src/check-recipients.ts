import type { DataCategory } from './data.ts';
import type { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';
import type { ChatPartner, Processor, Recipient } from './recipient.ts';
import type { FieldName } from './vocabulary.ts';

/** Rules for those who get data, the chat partner first. */
export function checkRecipients({ connection, data, recipients }: Manifest): readonly Problem[] {
  const declared = new Set(
    Object.values<DataCategory>({ ...data }).flatMap((category) => category.fields.map((field) => field.name)),
  );
  const kinds = recipients.map((recipient) => recipient.kind);
  const problems = recipients.flatMap((recipient, index) => [
    ...checkOne(recipient, `recipients.${index}`),
    ...fieldsOf(recipient)
      .filter((field) => !declared.has(field))
      .map((field): Problem => ({ code: 'recipient-gets-undeclared-field', path: `recipients.${index}.${field}` })),
  ]);
  if (kinds.filter((kind) => kind === 'chat-partner').length !== 1) {
    problems.push({ code: 'partner-not-listed-once', path: 'recipients' });
  }
  if (connection !== 'direct' && !kinds.includes('own-relay')) {
    problems.push({ code: 'relay-not-listed', path: 'recipients' });
  }
  return problems;
}

function checkOne(recipient: Recipient, path: string): readonly Problem[] {
  if (recipient.kind === 'chat-partner') return checkPartner(recipient, path);
  return recipient.kind === 'processor' ? checkProcessor(recipient, path) : [];
}

function checkPartner({ sees }: ChatPartner, path: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (!sees.direct.includes('ip-address')) {
    problems.push({ code: 'direct-call-hides-address', path: `${path}.sees.direct` });
  }
  if (sees.shielded.includes('ip-address')) {
    problems.push({ code: 'shielded-call-shows-address', path: `${path}.sees.shielded` });
  }
  return problems;
}

function checkProcessor({ country, contract }: Processor, path: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (!/^[A-Z]{2}$/.test(country)) problems.push({ code: 'country-malformed', path: `${path}.country` });
  if (contract.reference.trim() === '') {
    problems.push({ code: 'contract-missing', path: `${path}.contract.reference` });
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(contract.reviewBy)) {
    problems.push({ code: 'date-malformed', path: `${path}.contract.reviewBy` });
  }
  return problems;
}

function fieldsOf(recipient: Recipient): readonly FieldName[] {
  if (recipient.kind === 'chat-partner') return [...recipient.sees.direct, ...recipient.sees.shielded];
  return recipient.kind === 'authority' ? [] : recipient.gets;
}
