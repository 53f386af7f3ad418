import { randomBytes } from 'node:crypto';
import type { Membership, Pool, PoolEvent } from '@visavis/matchmaking';

export const randomTag = (): string => randomBytes(12).toString('base64url');

export interface TestNode {
  readonly member: Membership;
  readonly heard: PoolEvent[];
  /** Those that are matched here, with whom. */
  matches(): readonly (readonly [tag: string, partner: string])[];
}

/** A node; `saysYes`: to whatever it is asked. */
export async function joined(pool: Pool, name: string, { saysYes = false }: { readonly saysYes?: boolean } = {}): Promise<TestNode> {
  const heard: PoolEvent[] = [];
  const member = await pool.join(name, (events) => {
    heard.push(...events);
    if (!saysYes) return;
    for (const event of events) {
      if (event.kind === 'proposed') member.answer({ pair: event.pair, tag: event.tag, isLive: true }).catch(() => undefined);
    }
  });
  return {
    member,
    heard,
    matches: () => heard.flatMap((event) => (event.kind === 'matched' ? [[event.tag, event.partner.ticket.tag] as const] : [])),
  };
}
