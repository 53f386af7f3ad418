import { Button } from '@visavis/ui/button';
import { Dialog } from '@visavis/ui/dialog';
import { BLOCK_WORDS as words } from './safety-words.ts';

export interface BlockDialogProps {
  /** Whether the call still goes on, and so ends with the block. */
  readonly during: 'call' | 'ended';
  readonly onBlock: () => void;
  readonly onClose: () => void;
}

/** Asks once, in words that say exactly what happens; the first button does it. */
export function BlockDialog({ during, onBlock, onClose }: BlockDialogProps) {
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div class="report">
        <p>
          {words[during]} {words.how}
        </p>
        <div class="button-row">
          <Button kind="danger" icon="block" autoFocus onClick={onBlock}>
            {words.yes}
          </Button>
          <Button onClick={onClose}>{words.no}</Button>
        </div>
      </div>
    </Dialog>
  );
}
