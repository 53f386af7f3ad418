import { type Personal, personal } from '@visavis/policy/personal';
import type { ClientMessage, ReportReason } from '@visavis/protocol';
import { refuse, type Session, tell } from './session.ts';

const MAX_UNDER_WAY = 100;

export interface Report {
  readonly reason: ReportReason;
  readonly mode: 'video' | 'text';
  readonly words: Personal<'report-words'>;
  /** Sealed for the moderators, base64url [P4]; `null`: none. */
  readonly evidence: string | null;
}

/** Takes reports in, and says what became of them [P1, P3]. */
export class ReportDesk {
  readonly #file: (report: Report) => Promise<void>;
  readonly #takesEvidence: boolean;
  #underWay = 0;

  /** `file` stores a report; rejects when it is not stored. `takesEvidence`: somebody has the key to it. */
  constructor({ file, takesEvidence }: { readonly file: (report: Report) => Promise<void>; readonly takesEvidence: boolean }) {
    this.#file = file;
    this.#takesEvidence = takesEvidence;
  }

  take(session: Session, { reason, mode, words, evidence }: Extract<ClientMessage, { type: 'report' }>): void {
    if (this.#underWay >= MAX_UNDER_WAY) return refuse(session, 'report-failed');
    this.#underWay += 1;
    this.#file({ reason, mode, words: personal('report-words', words), evidence: this.#takesEvidence ? (evidence ?? null) : null })
      .then(
        () => tell(session, { type: 'reported' }),
        () => refuse(session, 'report-failed'),
      )
      .finally(() => {
        this.#underWay -= 1;
      });
  }
}
