import { type Role, TEXT_LIMIT } from '@visavis/protocol';
import * as v from 'valibot';

/** A text with what proves who said it. */
export interface SignedText {
  readonly role: Role;
  readonly sequence: number;
  readonly text: string;
  /** Base64url, r and s. */
  readonly signature: string;
}

/** Which text: sequences count for each sender. */
export type TextPlace = Pick<SignedText, 'role' | 'sequence'>;

const LAST_SEQUENCE = 0xffff_ffff;

const Evidence = v.strictObject({
  v: v.literal(1),
  token: v.string(),
  texts: v.array(
    v.strictObject({
      role: v.picklist(['polite', 'impolite']),
      sequence: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LAST_SEQUENCE)),
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(TEXT_LIMIT)),
      signature: v.string(),
    }),
  ),
});
export type Evidence = v.InferOutput<typeof Evidence>;

/** What goes to the moderators: of all that was said, the ticked texts and nothing else, in the order in which they were said. */
export function composeEvidence(
  token: string,
  said: readonly SignedText[],
  ticked: readonly TextPlace[],
): string {
  const isTicked = ({ role, sequence }: TextPlace) =>
    ticked.some((place) => place.role === role && place.sequence === sequence);
  // Written out by name, so that nothing leaves that a line may carry besides.
  const texts = said
    .filter(isTicked)
    .map(({ role, sequence, text, signature }) => ({ role, sequence, text, signature }));
  return JSON.stringify({ v: 1, token, texts });
}

/** `null` when the plaintext is no evidence. */
export function parseEvidence(plaintext: string): Evidence | null {
  try {
    const evidence = v.safeParse(Evidence, JSON.parse(plaintext));
    return evidence.success ? evidence.output : null;
  } catch {
    return null;
  }
}
