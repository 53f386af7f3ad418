import './new-key-notice.css';
import { Button } from '@visavis/ui/button';
import { useEffect, useRef } from 'preact/hooks';
import { CopyButton } from '../copy-button.tsx';

interface NewKeyNoticeProps {
  readonly label: string;
  readonly token: string;
  readonly onDone: () => void;
}

/** The only time that a key's text is on a screen. It takes the focus, so that it is not missed. */
export function NewKeyNotice({ label, onDone, token }: NewKeyNoticeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [token]);
  return (
    <section class="new-key-notice">
      <h2 ref={heading} tabIndex={-1}>
        The key “{label}” is made
      </h2>
      <p>Copy it now, to where the program keeps its secrets. It is shown this once: the server does not keep it.</p>
      <p class="command" aria-label="The key">
        {token}
      </p>
      <div class="button-row">
        <CopyButton text={token} words="Copy the key" />
        <Button onClick={onDone}>I have it, hide it</Button>
      </div>
    </section>
  );
}
