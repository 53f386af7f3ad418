import './proof.css';
import { COUNT_STORES } from '@visavis/policy/counted';
import type { ComponentChildren } from 'preact';
import { CountTable } from '../counts/count-table.tsx';
import { countWords } from '../counts/figure-words.tsx';
import { Nothing } from '../counts/nothing.tsx';
import { Part } from '../counts/part.tsx';
import { VerdictLine } from '../counts/verdict-line.tsx';
import { lookWords, placeWords, type Proof, proofVerdict } from './proof-words.ts';

interface ProofViewProps {
  readonly proof: Proof;
  /** What looks again. */
  readonly again: ComponentChildren;
}

/** The number that has to be 0, where it comes from, and what to do if it is not. */
export function ProofView({ again, proof }: ProofViewProps) {
  const { more, tone, words } = proofVerdict(proof);
  return (
    <Part>
      <VerdictLine tone={tone} more={more}>
        <h2 class="proof__number">{words}</h2>
      </VerdictLine>
      {tone === 'broken' && <WhatToDo />}
      <div class="proof__look">
        {again}
        <p>All rows counted on {lookWords(proof.at)}.</p>
      </div>
      <CountTable
        caption="Where was looked: every place that the collector may write and that holds no sums"
        rows={proof.places}
        rowKey={({ place }) => place}
        columns={[
          {
            title: 'Place',
            kind: 'words',
            cell: ({ place }) => (
              <>
                <code>{place}</code>
                <small class="row-note">{placeWords(place)}</small>
              </>
            ),
            by: ({ place }) => place,
          },
          { title: 'Rows', kind: 'number', cell: ({ rows }) => countWords(rows), by: ({ rows }) => rows },
        ]}
        total={{ title: 'Event rows stored', cells: [countWords(proof.rows)] }}
        empty={<Nothing>The collector may write nowhere but into its sums, so there was no other place to look.</Nothing>}
      />
      <div class="prose proof__words">
        <h3>How this is counted</h3>
        <p>
          Each look asks the database itself for every table, view and store of large objects that the collector’s role may
          write, and counts all rows in them. Left out are {COUNT_STORES.length} tables that hold sums and marks of whole hours,
          and how far each collector has flushed: {COUNT_STORES.join(', ')}. Nothing is remembered from an earlier look.
        </p>
        <h3>What it cannot show</h3>
        <p>
          It speaks of this database alone. It does not see files, logs or another machine; tests of the product search those
          for a marker. And whoever runs the server could change the server, and so this page.
        </p>
      </div>
    </Part>
  );
}

function WhatToDo() {
  return (
    <div class="notice notice--danger proof__broken" role="alert">
      <p>
        <strong>The promise “no event row is stored” is broken now.</strong>
      </p>
      <p>
        There is a place that the collector may write and that is not one of its sums. It may hold single visits. Find out who
        made it, take away the collector’s right to write there, and delete what is in it. Until then, tell nobody that no event
        row is stored. Your public numbers page shows this count too.
      </p>
    </div>
  );
}
