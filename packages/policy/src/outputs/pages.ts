/** Where the site says to people what these files say to programs. A test looks whether the anchors are there. */
export const PAGES = {
  policy: '/privacy/',
  /** Who runs the service. */
  operator: '/privacy/#responsible',
  /** How to ask for one's rights. */
  rights: '/privacy/#ask',
  /** What to do with a hole that one has found. */
  holes: '/privacy/#security',
} as const;
