import './verdict-line.css';
import { Mark } from '@visavis/ui/mark';
import type { ComponentChildren } from 'preact';

interface VerdictLineProps {
  readonly tone: keyof typeof POSES;
  /** What it means, or what to do; empty when there is nothing to add. */
  readonly more: string;
  /** The heading that says it. */
  readonly children: ComponentChildren;
}

const POSES = { unknown: 'apart', good: 'together', attention: 'together', broken: 'apart' } as const;

/** The answer to one question, in words and as the mark. */
export function VerdictLine({ children, more, tone }: VerdictLineProps) {
  return (
    <div class={`verdict verdict--${tone}`}>
      <Mark pose={POSES[tone]} />
      <div>
        {children}
        <p class="verdict__more">{more}</p>
      </div>
    </div>
  );
}
