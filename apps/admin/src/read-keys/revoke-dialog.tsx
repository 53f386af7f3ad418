import './revoke-dialog.css';
import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import { Dialog } from '@visavis/ui/dialog';
import type { AdminServer } from '../admin-server.ts';
import { problemWords } from '../problem.ts';
import { type ReadKey, revokeWords } from './key-words.ts';

interface RevokeDialogProps {
  readonly readKey: ReadKey;
  readonly revoke: AdminServer['revokeReadKey'];
  readonly onRevoked: () => void;
  readonly onClose: () => void;
}

/** Says what will happen before it does. */
export function RevokeDialog({ onClose, onRevoked, readKey, revoke }: RevokeDialogProps) {
  const isBusy = useSignal(false);
  const problem = useSignal<string | null>(null);

  async function confirm(): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    problem.value = null;
    const answer = await revoke({ id: readKey.id });
    isBusy.value = false;
    if (answer.ok) onRevoked();
    else problem.value = problemWords(answer.problem);
  }

  return (
    <Dialog title={`Revoke “${readKey.label}”?`} onClose={onClose}>
      <div class="stack revoke">
        <p>{revokeWords(readKey)}</p>
        <div role="alert">{problem.value !== null && <p class="notice notice--danger">{problem.value}</p>}</div>
        <div class="button-row">
          <Button kind="danger" aria-disabled={isBusy.value} onClick={() => void confirm()}>
            {isBusy.value ? 'Revoking' : 'Revoke this key'}
          </Button>
          <Button onClick={onClose}>Keep it</Button>
        </div>
      </div>
    </Dialog>
  );
}
