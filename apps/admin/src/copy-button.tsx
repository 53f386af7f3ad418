import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import { LiveRegion } from '@visavis/ui/live-region';

interface CopyButtonProps {
  readonly text: string;
  readonly words: string;
}

type Copying = 'idle' | 'done' | 'impossible';

const SAID = { idle: '', done: 'Copied.', impossible: 'This browser does not let a page copy. Select the text and copy it by hand.' };

export function CopyButton({ text, words }: CopyButtonProps) {
  const state = useSignal<Copying>('idle');

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      state.value = 'done';
    } catch {
      // Refused, or the page came over plain HTTP, where there is no clipboard.
      state.value = 'impossible';
    }
  }

  return (
    <>
      <Button onClick={() => void copy()}>{state.value === 'done' ? 'Copied' : words}</Button>
      {state.value === 'impossible' && <p class="field__hint">{SAID.impossible}</p>}
      <LiveRegion words={SAID[state.value]} />
    </>
  );
}
