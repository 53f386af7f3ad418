import './sums.css';
import type { ComponentChildren } from 'preact';

/** A few numbers side by side. */
export function Sums({ children }: { readonly children: ComponentChildren }) {
  return <dl class="sums">{children}</dl>;
}

interface SumProps {
  readonly title: string;
  /** The number, and what it is worth. */
  readonly children: ComponentChildren;
  /** What stands under it: how it changed. */
  readonly below?: ComponentChildren;
}

export function Sum({ below, children, title }: SumProps) {
  return (
    <div class="sum">
      <dt>{title}</dt>
      <dd>{children}</dd>
      {below !== undefined && <dd class="sum__below">{below}</dd>}
    </div>
  );
}
