import type { Mode } from '@visavis/protocol';
import { Button } from '@visavis/ui/button';
import { Dialog } from '@visavis/ui/dialog';
import { SHORTCUT_WORDS as words } from './shortcut-words.ts';
import { SHORTCUTS, shortcutsOn } from './shortcuts.ts';
import './shortcuts.css';

export interface ShortcutsSheetProps {
  readonly mode: Mode;
  readonly onClose: () => void;
}

/** All keys of a call, and the switch for those that are single. */
export function ShortcutsSheet({ mode, onClose }: ShortcutsSheetProps) {
  const listed = SHORTCUTS.filter(({ videoOnly }) => mode === 'video' || !videoOnly);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p class="keys__panic">
        <kbd>{words.panicKeys[0]}</kbd> {words.or} <kbd>{words.panicKeys[1]}</kbd> <strong>{words.panic}</strong> {words.panicNote}
      </p>
      <table class="keys">
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{words.key}</th>
            <th scope="col">{words.does}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map(({ key, does }) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{words.actions[does]}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <kbd>{words.foldKey}</kbd>
            </th>
            <td>{words.fold}</td>
          </tr>
        </tbody>
      </table>
      <label class="choice">
        <input
          type="checkbox"
          checked={shortcutsOn.value}
          onChange={(event) => {
            shortcutsOn.value = event.currentTarget.checked;
          }}
        />
        <span>
          {words.on}. {words.asleep}
        </span>
      </label>
      <Button onClick={onClose}>{words.close}</Button>
    </Dialog>
  );
}
