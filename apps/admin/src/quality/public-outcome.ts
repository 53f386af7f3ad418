export interface PublicDay {
  readonly day: number;
  readonly epsilon: number;
  readonly keys: number;
  readonly outcome: 'published' | 'crowded' | 'keys';
}

/** What became of a day's public numbers. */
export function outcomeWords({ keys, outcome }: PublicDay): string {
  switch (outcome) {
    case 'published':
      return keys > 1 ? 'Published, with more ε' : 'Published';
    case 'crowded':
      return 'Nothing: it was crowded';
    case 'keys':
      return 'Nothing: too many starts';
  }
}

/** `–` for a day that published nothing: then nobody lost anything. */
export const epsilonWords = ({ epsilon, outcome }: PublicDay): string => (outcome === 'published' ? String(epsilon) : '–');
