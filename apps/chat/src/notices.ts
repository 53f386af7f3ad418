import { type ReadonlySignal, signal } from '@preact/signals';
import type { AgeGate, DueNotice, NoticeBoard } from '@visavis/consent';

export interface Notices {
  /** Empty before the gate, and once all was read. */
  readonly due: ReadonlySignal<readonly DueNotice[]>;
  /** What is shown was read; nothing was agreed to. */
  acknowledge(): void;
  /** The gate, for the visit: going through it for the first time begins with the policy of the day. */
  readonly gate: Pick<AgeGate, 'isAccepted' | 'accept'>;
}

/** What this visit shows of changes of the policy, from the moment on which the gate is open. */
export function createNotices(gate: Notices['gate'], board: NoticeBoard): Notices {
  const due = signal(gate.isAccepted() ? board.due() : []);
  return {
    due,
    acknowledge() {
      board.acknowledge();
      due.value = board.due();
    },
    gate: {
      isAccepted: () => gate.isAccepted(),
      accept() {
        gate.accept();
        board.begin();
        due.value = board.due();
      },
    },
  };
}
