import { Button } from '@visavis/ui/button';
import { CopyButton } from '../copy-button.tsx';
import { StepHeading } from './step-heading.tsx';

interface RecoveryCodesStepProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

export function RecoveryCodesStep({ codes, onDone }: RecoveryCodesStepProps) {
  return (
    <div class="narrow stack">
      <StepHeading number={3} words="Keep your recovery codes" />
      <p>
        If you lose your phone, one of these stands in for the code from your app. Each works once. They are shown
        only now: print them, or put them into your password manager.
      </p>
      <p class="print-only">For the dashboard at {location.host}.</p>
      <ol class="recovery-codes card">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div class="button-row">
        <CopyButton text={codes.join('\n')} words="Copy all" />
        <Button onClick={() => print()}>Print</Button>
      </div>
      <div class="button-row">
        <Button kind="primary" onClick={onDone}>
          I have saved them
        </Button>
      </div>
    </div>
  );
}
