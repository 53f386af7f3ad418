export interface MarkProps {
  /** `meeting` plays once when it appears, and comes to rest as `together`. */
  readonly pose?: 'together' | 'apart' | 'meeting';
  /** Says what it means; without it the mark is decoration. */
  readonly label?: string;
}

/** Two discs that face each other and overlap by a sliver: vis-à-vis. */
export function Mark({ pose = 'together', label }: MarkProps) {
  return (
    <svg
      class={`mark mark--${pose}`}
      viewBox="0 0 75 40"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <circle class="mark__one" cx="20" cy="20" r="20" />
      <circle class="mark__two" cx="55" cy="20" r="20" />
      <path class="mark__overlap" d="M37.5 10.32a20 20 0 0 1 0 19.36 20 20 0 0 1 0-19.36Z" />
    </svg>
  );
}
