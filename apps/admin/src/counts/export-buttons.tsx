import './export-buttons.css';
import { Button } from '@visavis/ui/button';
import { csvOf, exportName, type ExportTable, jsonOf } from './export-text.ts';

/** Files made in the browser of what is on the screen: they can tell no more than it does. */
export function ExportButtons({ table }: { readonly table: ExportTable }) {
  return (
    <div class="exports">
      <span class="exports__words" id={`export-${table.name}`}>
        Save as
      </span>
      <Button aria-describedby={`export-${table.name}`} onClick={() => save(csvOf(table), exportName(table, 'csv'), 'text/csv')}>
        CSV
      </Button>
      <Button aria-describedby={`export-${table.name}`} onClick={() => save(jsonOf(table), exportName(table, 'json'), 'application/json')}>
        JSON
      </Button>
    </div>
  );
}

function save(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken what it needs by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
