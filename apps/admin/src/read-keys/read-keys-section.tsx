import { useSignal } from '@preact/signals';
import { AnswerView } from '../counts/answer-view.tsx';
import { Part } from '../counts/part.tsx';
import type { SectionProps } from '../counts/section-props.ts';
import { useAnswer } from '../counts/use-answer.ts';
import { KeyTable } from './key-table.tsx';
import type { ReadKey } from './key-words.ts';
import { NewKeyForm } from './new-key-form.tsx';
import { NewKeyNotice } from './new-key-notice.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

interface ReadKeysSectionProps {
  readonly server: Pick<SectionProps['server'], 'createReadKey' | 'readKeys' | 'revokeReadKey'>;
}

/** Keys with which a program of the owner's may read the same numbers. */
export function ReadKeysSection({ server }: ReadKeysSectionProps) {
  const changes = useSignal(0);
  const made = useSignal<{ readonly label: string; readonly token: string } | null>(null);
  const revoking = useSignal<ReadKey | null>(null);
  const keys = useAnswer(server.readKeys, `keys ${changes.value}`);

  return (
    <>
      <p class="explanation">
        A program of yours can read these numbers with a key: a spreadsheet, a report, a screen on the wall. It gets what this
        dashboard shows, folded in the same way, and can change nothing. How to ask is written in the file{' '}
        <code>docs/read-api.md</code> of the source.
      </p>
      {made.value !== null && (
        <NewKeyNotice
          {...made.value}
          onDone={() => {
            made.value = null;
          }}
        />
      )}
      <Part title="Keys">
        <AnswerView answer={keys}>
          {(known) => (
            <KeyTable
              keys={known}
              onRevoke={(key) => {
                revoking.value = key;
              }}
            />
          )}
        </AnswerView>
      </Part>
      <Part title="Make a key">
        <NewKeyForm
          create={server.createReadKey}
          onMade={(key) => {
            made.value = key;
            changes.value += 1;
          }}
        />
      </Part>
      {revoking.value !== null && (
        <RevokeDialog
          readKey={revoking.value}
          revoke={server.revokeReadKey}
          onRevoked={() => {
            revoking.value = null;
            changes.value += 1;
          }}
          onClose={() => {
            revoking.value = null;
          }}
        />
      )}
    </>
  );
}
