import './fine-print.css';
import { ExportButtons } from './export-buttons.tsx';
import type { ExportTable } from './export-text.ts';

interface FinePrintProps {
  /** A paragraph each. */
  readonly words: readonly string[];
  readonly table: ExportTable;
}

/** Under numbers: how to read them for who wants to know, and their files. */
export function FinePrint({ table, words }: FinePrintProps) {
  return (
    <div class="fine-print">
      <details class="fine-print__words">
        <summary>How to read this</summary>
        {words.map((paragraph) => (
          <p key={paragraph} class="explanation">
            {paragraph}
          </p>
        ))}
      </details>
      <ExportButtons table={table} />
    </div>
  );
}
