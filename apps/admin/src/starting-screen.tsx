import { useSignal } from '@preact/signals';
import { Button } from '@visavis/ui/button';
import { Heading, Page } from './page.tsx';

/** The first answer takes a blink; words would only flash. */
export function StartingScreen() {
  return (
    <Page footnote="">
      <p class="visually-hidden">Opening the dashboard</p>
    </Page>
  );
}

interface UnreachableProps {
  readonly words: string;
  readonly onRetry: () => Promise<void>;
}

export function UnreachableScreen({ words, onRetry }: UnreachableProps) {
  const busy = useSignal(false);
  return (
    <Page footnote="Nothing was sent or stored.">
      <div class="narrow stack">
        <Heading words="The dashboard cannot open" />
        <p>{words}</p>
        <div class="button-row">
          <Button
            kind="primary"
            disabled={busy.value}
            onClick={async () => {
              busy.value = true;
              await onRetry();
              busy.value = false;
            }}
          >
            Try again
          </Button>
        </div>
      </div>
    </Page>
  );
}
