declare module 'subset-font' {
  interface SubsetOptions {
    readonly targetFormat?: 'sfnt' | 'woff' | 'woff2';
    readonly variationAxes?: Readonly<Record<string, number | { min: number; max: number }>>;
    /** Leaves out alternates that only a font feature reaches. */
    readonly noLayoutClosure?: boolean;
  }
  export default function subsetFont(
    font: Uint8Array,
    letters: string,
    options: SubsetOptions,
  ): Promise<Uint8Array>;
}
