import type { ComponentChildren } from 'preact';
import type { FigureError } from './answers.ts';
import { othersExplanation } from './breakdown-rows.ts';
import { ExportButtons } from './export-buttons.tsx';
import type { ExportTable } from './export-text.ts';
import { errorSentence } from './figure-words.tsx';

interface FinePrintProps {
  readonly error: FigureError;
  readonly threshold: number;
  readonly table: ExportTable;
  readonly children?: ComponentChildren;
}

/** Under a table: how to read it for who wants to know, and its files. */
export function FinePrint({ children, error, table, threshold }: FinePrintProps) {
  return (
    <div class="fine-print">
      <details class="fine-print__words">
        <summary>How to read this</summary>
        <p class="explanation">{errorSentence(error)}</p>
        {children}
        <p class="explanation">{othersExplanation(threshold)}</p>
        <p class="explanation">
          A change is said only of what is shown on every day of both ranges. The files hold what stands here, and nothing else.
        </p>
      </details>
      <ExportButtons table={table} />
    </div>
  );
}
