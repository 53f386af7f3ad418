import { personal, read } from '@visavis/policy/personal';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import * as v from 'valibot';

const Draft = v.object({
  /** The link that this draft belongs to. */
  token: v.string(),
  email: v.pipe(
    v.string(),
    v.transform((email) => personal('operator-email', email)),
  ),
  passwordHash: v.string(),
  totpSecret: v.string(),
  recoveryCodes: v.array(v.string()),
});

/** An owner who has not proven the second factor yet. Stored nowhere: the browser carries it, sealed. */
export type OwnerDraft = v.InferOutput<typeof Draft>;

export const sealDraft = (key: string, draft: OwnerDraft): Promise<string> =>
  symmetricEncrypt({ key, data: JSON.stringify({ ...draft, email: read(draft.email, 'run-service') }) });

/** null when the draft was not sealed with this key, was changed, or belongs to another link. */
export async function openDraft(key: string, sealed: string, token: string): Promise<OwnerDraft | null> {
  try {
    const draft = v.parse(Draft, JSON.parse(await symmetricDecrypt({ key, data: sealed })));
    return draft.token === token ? draft : null;
  } catch {
    return null;
  }
}
