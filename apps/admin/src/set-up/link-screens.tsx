import { Button } from '@visavis/ui/button';
import { Heading } from '../page.tsx';
import { type Problem, problemWords } from '../problem.ts';

export function CheckingLink() {
  return (
    <div class="narrow stack">
      <Heading words="Checking the link" />
    </div>
  );
}

interface RefusedLinkProps {
  readonly problem: Problem;
  readonly onRetry: () => Promise<void>;
  readonly onSignIn: () => void;
}

/** Why there is no set-up here, and the two ways on. */
export function RefusedLink({ problem, onRetry, onSignIn }: RefusedLinkProps) {
  const isLink = problem.reason.startsWith('link-');
  return (
    <div class="narrow stack">
      <Heading words={isLink ? 'This link does not work' : 'The link cannot be checked'} />
      <p>{problemWords(problem)}</p>
      {isLink && (
        <>
          <p>To make a new one, run this where the service runs. It is good for one hour, once.</p>
          <pre class="command">
            <code>npm run admin -- setup-link</code>
          </pre>
        </>
      )}
      <div class="button-row">
        {isLink ? (
          <Button kind="primary" onClick={onSignIn}>
            Sign in instead
          </Button>
        ) : (
          <Button kind="primary" onClick={() => void onRetry()}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
