import { ExportButtons } from '../counts/export-buttons.tsx';
import type { ExportTable } from '../counts/export-text.ts';

interface ReadingProps {
  /** A paragraph each. */
  readonly words: readonly string[];
  readonly table: ExportTable;
}

/** Under numbers that are no breakdown: how to read them for who wants to know, and their files. */
export function Reading({ table, words }: ReadingProps) {
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
