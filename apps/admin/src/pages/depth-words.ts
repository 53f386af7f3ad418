/** How far a page was seen, from little to all. */
export const DEPTHS = ['0', '25', '50', '75', '100'] as const;

const WORDS: Readonly<Record<string, string>> = {
  0: 'Less than a quarter',
  25: 'A quarter',
  50: 'Half',
  75: 'Three quarters',
  100: 'To the end',
};

export const depthWords = (depth: string): string => WORDS[depth] ?? depth;
