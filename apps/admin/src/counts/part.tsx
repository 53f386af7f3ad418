import './part.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface PartProps {
  /** Without it a heading of its own stands in it. */
  readonly title?: string;
  /** The id of its heading, for what is named after it; one of its own without it. */
  readonly headingId?: string;
  /** A sentence under the heading. */
  readonly about?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a section, under a heading and a line. */
export function Part({ about, children, headingId, title }: PartProps) {
  const ownId = useId();
  const id = headingId ?? ownId;
  return (
    <section class="part" aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && <h2 id={id}>{title}</h2>}
      {about !== undefined && <p class="explanation">{about}</p>}
      {children}
    </section>
  );
}
