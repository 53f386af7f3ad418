/** The switch against counting, as a part of /cookies/ that comes after the document's own. */
export const UNCOUNTED_SECTION = { id: 'uncounted', heading: 'Switch the counting off' } as const;
