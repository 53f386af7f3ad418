import type { Path } from './change.ts';
import type { Rule } from './change-class.ts';
import { always, becoming, fewerIsBetter, fromBest, fromBestBy, higherIsBetter, longerIsBetter, lowerIsBetter, moreIsBetter, shorterIsBetter } from './judging.ts';
import { lookup } from './pattern.ts';

/**
 * One rule for each path of the manifest; `*` stands for one name or key. research: "Change pipeline".
 * Where a reader could lose or gain by a change, it is material.
 */
export const RULES: Readonly<Record<string, Rule>> = {
  // Another service altogether.
  profile: always('material'),
  // Follows from the change, and is none.
  'version.number': always('editorial'),
  'version.effective': always('editorial'),
  // Somebody can no longer read what they agreed to.
  'languages.*': moreIsBetter,

  // How the service is called, looks and is reached; nothing is done otherwise. Who runs it is another matter.
  'brand.name': always('clarifying'),
  'brand.domain': always('clarifying'),
  'brand.contacts.*': always('clarifying'),
  'brand.accentHue': always('editorial'),
  // Also the first name after "unnamed": nobody can check that it was the same hands before.
  'brand.operator': always('material'),
  'brand.operator.kind': always('material'),
  'brand.operator.name': always('material'),
  'brand.operator.country': always('material'),
  'brand.operator.address': always('clarifying'),

  // Nothing without a yes: the one basis that gives people more than any other.
  'purposes.*': becoming('consent'),

  'data.*': becoming('not-collected'),
  'data.*.fields.*': fewerIsBetter,
  'data.*.fields.*.name': always('material'),
  'data.*.fields.*.source': becoming('given'),
  'data.*.fields.*.lives': fromBest('browsers', 'memory', 'relay-memory', 'database', 'mailbox'),
  'data.*.readers.*': fewerIsBetter,
  'data.*.readers.*.who': always('material'),
  'data.*.readers.*.purpose': always('material'),
  // By how much of it there can be at most; two kinds of memory cannot be compared.
  'data.*.retention': fromBestBy('kind', 'never-held', ['memory-only', 'memory-at-most'], 'period', 'until-removed', 'no-end'),
  'data.*.retention.kind': always('material'),
  'data.*.retention.length': shorterIsBetter,
  'data.*.retention.grace': shorterIsBetter,
  'data.*.retention.until': fromBest('passed-on', 'call-over', 'connection-closed', 'program-stopped'),
  // A period that starts later ends later; a matter is resolved after it came in.
  'data.*.retention.from': (change) =>
    change.kind === 'changed' && change.before === 'resolved' && change.after === 'received' ? 'favourable' : 'material',
  'data.*.retention.by': becoming('visitor'),
  'data.*.retention.because': always('material'),
  'data.*.keptBy': fromBest('design', 'job', 'person'),

  'recipients.*': fewerIsBetter,
  'recipients.*.kind': always('material'),
  'recipients.*.service': always('material'),
  'recipients.*.name': always('material'),
  'recipients.*.country': always('material'),
  'recipients.*.safeguard': fromBest('same-law', 'adequacy', 'standard-clauses'),
  'recipients.*.gets': always('material'),
  'recipients.*.gets.*': fewerIsBetter,
  'recipients.*.sees.direct.*': fewerIsBetter,
  'recipients.*.sees.shielded.*': fewerIsBetter,
  // A browser that loads from there shows its address there.
  'recipients.*.origins.*': fewerIsBetter,
  // The paper behind the safeguard, not the safeguard.
  'recipients.*.contract.reference': always('clarifying'),
  'recipients.*.contract.reviewBy': always('clarifying'),

  // Essential or not: something new is kept on people's own devices.
  'device.*': fewerIsBetter,
  'device.*.key': always('material'),
  'device.*.kind': always('material'),
  'device.*.who': always('material'),
  'device.*.purpose': always('material'),
  'device.*.holds': always('material'),
  'device.*.essential': always('material'),
  'device.*.asked': always('material'),
  'device.*.sent': becoming(false),
  'device.*.lifetime': fromBestBy('kind', 'browser-session', 'lasts', 'until-cleared'),
  'device.*.lifetime.kind': always('material'),
  'device.*.lifetime.length': shorterIsBetter,
  'permissions.*': fewerIsBetter,
  'permissions.*.feature': always('material'),
  'permissions.*.place': always('material'),

  'rights.given.*': moreIsBetter,
  'rights.channels.*': moreIsBetter,
  'rights.clock.acknowledge': shorterIsBetter,
  'rights.clock.answer': shorterIsBetter,
  'holds.*': fewerIsBetter,
  'holds.*.reason': always('material'),
  'holds.*.field': always('material'),
  'holds.*.maximum': shorterIsBetter,

  // Whom one meets there, either way.
  'age.minimum': always('material'),
  'age.proof': always('material'),
  connection: fromBest('shielded', 'choice', 'direct'),
  'matching.interests': fromBest('off', 'per-search'),
  'matching.languages': fromBest('off', 'per-search'),
  'matching.region': fromBest('off', 'country'),
  // On: pictures are judged. Off: what one did not want to see is seen. Both are for people to know beforehand.
  moderation: always('material'),
  'moderation.video': always('material'),
  'moderation.atFirst': always('material'),
  'moderation.visitorMaySwitch': becoming(true),
  accounts: fromBest('off', 'optional'),
  payments: becoming('off'),

  'analytics.tables.*': fewerIsBetter,
  // How many people a number needs before it is shown: more of them hide each better.
  'analytics.threshold': higherIsBetter,
  'analytics.campaigns.*': fewerIsBetter,
  'analytics.published': fromBestBy('kind', 'off', 'noisy'),
  'analytics.published.kind': always('material'),
  // A higher ε is less noise.
  'analytics.published.epsilon': lowerIsBetter,
  'analytics.published.threshold': higherIsBetter,
  'analytics.published.unit': always('material'),
  'analytics.identifiers': becoming('none'),
  'analytics.cookies': fromBest('none', 'after-yes'),
  'analytics.honours.*': moreIsBetter,

  // What is over its time may stay for this much longer.
  sweepEvery: shorterIsBetter,
  backups: fromBestBy('kind', 'none', 'kept'),
  'backups.kind': always('material'),
  'backups.forAtMost': shorterIsBetter,
  'backups.encrypted': always('material'),
  'backups.leavesOut': always('material'),

  // A duty that we take on ourselves, and how often. A new record only says that it was kept.
  'attestations.*': moreIsBetter,
  'attestations.*.kind': always('material'),
  'attestations.*.interval': shorterIsBetter,
  'attestations.*.last': (change) => (change.kind === 'changed' && change.after === 'none-yet' ? 'material' : 'clarifying'),
  'attestations.*.last.on': always('clarifying'),
  'attestations.*.last.evidence': always('clarifying'),

  'notice.material.leadTime': longerIsBetter,
  'notice.material.shown': always('material'),
};

/** The rule for a path, or null where nobody has written one. */
export const ruleFor: (path: Path) => Rule | null = lookup(RULES);
