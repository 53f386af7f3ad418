import type { Operator } from './brand.ts';
import { collected } from './data.ts';
import { before } from './duration.ts';
import type { Manifest } from './manifest.ts';
import type { Problem } from './problem.ts';
import { mayGet } from './processor-fields.ts';
import type { ChatPartner, Processor, Recipient } from './recipient.ts';
import { isSameLaw } from './same-law.ts';
import type { FieldName } from './vocabulary.ts';

/** Rules for those who get data, the chat partner first. */
export function checkRecipients({ brand, connection, data, recipients, version }: Manifest): readonly Problem[] {
  const declared = new Set(collected(data).flatMap(([, { fields }]) => fields.map((field) => field.name)));
  const kinds = recipients.map((recipient) => recipient.kind);
  const problems = recipients.flatMap((recipient, index) => [
    ...checkOne(recipient, { path: `recipients.${index}`, published: version.effective, operator: brand.operator }),
    ...fieldsOf(recipient)
      .filter((field) => !declared.has(field))
      .map((field): Problem => ({
        code: 'recipient-gets-undeclared-field',
        path: `recipients.${index}.${field}`,
        reason: `no category collects "${field}"`,
      })),
  ]);
  if (kinds.filter((kind) => kind === 'chat-partner').length !== 1) {
    problems.push({ code: 'partner-not-listed-once', path: 'recipients', reason: 'list the chat partner exactly once' });
  }
  return [...problems, ...checkRelay({ connection, data, recipients })];
}

/** The relay is there for shielded calls: where they exist it is named with what it handles, and nowhere else. */
function checkRelay({ connection, data, recipients }: Pick<Manifest, 'connection' | 'data' | 'recipients'>): readonly Problem[] {
  const relays = recipients.flatMap(({ kind }, index) => (kind === 'own-relay' ? [index] : []));
  const handled = data.relay !== 'not-collected';
  if (connection === 'direct') {
    return [
      ...relays.map((index): Problem => ({
        code: 'relay-without-shielded-call',
        path: `recipients.${index}`,
        reason: 'connection is "direct", so no relay gets anything; drop own-relay, or offer shielded calls',
      })),
      ...(handled ? [RELAY_DATA_OF_NO_CALL] : []),
    ];
  }
  const missing = `connection is "${connection}", so some calls pass our relay;`;
  const [, ...again] = relays;
  return [
    ...(relays.length === 0 ? [{ code: 'relay-not-listed', path: 'recipients', reason: `${missing} list own-relay here` } as const] : []),
    ...(handled ? [] : [{ code: 'shielded-call-without-relay-data', path: 'data.relay', reason: `${missing} list what it handles` } as const]),
    ...again.map((index): Problem => ({ code: 'relay-listed-twice', path: `recipients.${index}`, reason: 'list own-relay once' })),
  ];
}

const RELAY_DATA_OF_NO_CALL: Problem = {
  code: 'relay-data-without-shielded-call',
  path: 'data.relay',
  reason: 'connection is "direct", so no relay handles anything; say "not-collected", or offer shielded calls',
};

interface Where {
  readonly path: string;
  readonly published: string;
  readonly operator: Operator;
}

function checkOne(recipient: Recipient, where: Where): readonly Problem[] {
  if (recipient.kind === 'chat-partner') return checkPartner(recipient, where.path);
  return recipient.kind === 'processor' ? checkProcessor(recipient, where) : [];
}

/** How long after a version its contracts may wait to be looked at again. */
const REVIEW_WITHIN = { amount: 24, unit: 'months' } as const;

function checkProcessor(processor: Processor, { operator, path, published }: Where): readonly Problem[] {
  const { contract, country, gets, name, origins, safeguard, service } = processor;
  const problems = gets
    .filter((field) => !mayGet(service, field))
    .map((field): Problem => ({
      code: 'processor-gets-more-than-it-needs',
      path: `${path}.gets.${field}`,
      reason: `"${service}" does not need "${field}" (processor-fields.ts); take it away`,
    }));
  if (safeguard === 'same-law' && !isSameLaw(operator, country)) {
    problems.push({
      code: 'safeguard-not-there',
      path: `${path}.safeguard`,
      reason: `the law in ${country} is not that of a named operator; say adequacy or standard-clauses`,
    });
  }
  if (before(new Date(`${contract.reviewBy}T00:00:00Z`), REVIEW_WITHIN) > new Date(`${published}T00:00:00Z`)) {
    problems.push({
      code: 'contract-review-too-late',
      path: `${path}.contract.reviewBy`,
      reason: 'look at the contract again within 24 months of this version; set an earlier day',
    });
  }
  if (contract.reviewBy <= published) {
    problems.push({
      code: 'contract-review-past-due',
      path: `${path}.contract.reviewBy`,
      reason: `the contract with ${name} had to be looked at again before this version; do so and set a new day`,
    });
  }
  if (origins.length > 0 && service !== 'content-delivery') {
    problems.push({
      code: 'origin-of-another-service',
      path: `${path}.origins`,
      reason: 'browsers load only from a company for content-delivery; name no origin',
    });
  }
  return problems;
}

function checkPartner({ sees }: ChatPartner, path: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (!sees.direct.includes('ip-address')) {
    problems.push({
      code: 'direct-call-hides-address',
      path: `${path}.sees.direct`,
      reason: 'a direct call shows the IP address; list ip-address',
    });
  }
  if (sees.shielded.includes('ip-address')) {
    problems.push({
      code: 'shielded-call-shows-address',
      path: `${path}.sees.shielded`,
      reason: 'a call that shows the IP address is not shielded',
    });
  }
  return problems;
}

function fieldsOf(recipient: Recipient): readonly FieldName[] {
  if (recipient.kind === 'chat-partner') return [...recipient.sees.direct, ...recipient.sees.shielded];
  return recipient.kind === 'authority' ? [] : recipient.gets;
}
