declare module '*.wasm?url' {
  /** Its place on our own origin, as the build names it. */
  const address: string;
  export default address;
}
