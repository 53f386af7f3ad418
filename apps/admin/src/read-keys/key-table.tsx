import './key-table.css';
import { Button } from '@visavis/ui/button';
import { CountTable } from '../counts/count-table.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { dayWords } from '../counts/range-words.ts';
import { inOrder, keyStateWords, type ReadKey, scopesWords } from './key-words.ts';

interface KeyTableProps {
  readonly keys: readonly ReadKey[];
  readonly onRevoke: (key: ReadKey) => void;
}

export function KeyTable({ keys, onRevoke }: KeyTableProps) {
  return (
    <div class="key-table">
      <CountTable
        caption="Keys of the read API. Their text is not kept, only what it takes to know it again."
        rows={inOrder(keys)}
        rowKey={({ id }) => id}
        columns={[
          { title: 'Name', kind: 'words', cell: ({ label }) => label, by: ({ label }) => label },
          { title: 'May read', kind: 'words', cell: ({ scopes }) => scopesWords(scopes) },
          { title: 'Made on', kind: 'words', cell: ({ createdDay }) => dayWords(createdDay), by: ({ createdDay }) => createdDay },
          {
            title: 'State',
            kind: 'words',
            cell: (key) =>
              key.revoked ? (
                keyStateWords(key)
              ) : (
                <Button kind="danger" aria-label={`Revoke ${key.label}`} onClick={() => onRevoke(key)}>
                  Revoke
                </Button>
              ),
            by: keyStateWords,
          },
        ]}
        empty={
          <Nothing words="There is no key.">
            Nothing but this dashboard can read the numbers. Make one below when a program of yours should.
          </Nothing>
        }
      />
    </div>
  );
}
