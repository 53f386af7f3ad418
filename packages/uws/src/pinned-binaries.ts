export interface PinnedBinary {
  /** sha256 of the file as published, hex. */
  readonly published: string;
  /** sha256 of the copy for glibc 2.36 and 2.37, hex; Linux only. */
  readonly corrected?: string;
}

/**
 * Every binary that uWebSockets.js 20.57.0 may run here: Node 24 (module ABI 137).
 * A new version of the package changes this table in the same commit (README, "A new version").
 */
const PINNED: Readonly<Record<string, PinnedBinary>> = {
  'uws_linux_x64_137.node': {
    published: '98128405dba2fb608448e921a979530f70c946a2cc9889c15f2fa70c2d00ab05',
    corrected: '25b38a1070908df148392cc1ed4a228ea51685a187fcae9e8b4c18c07f6ddbbe',
  },
  'uws_linux_arm64_137.node': {
    published: '88618b30ddf6b2b62310db89f40a701616676352aac5e0f6184dd8ef876199ce',
    corrected: 'f5ef061eab9a46b1d765dc6330866dcce083b09190663a8c971f8989ad325750',
  },
  'uws_darwin_x64_137.node': {
    published: '98fd7e9456e2d37d3262b05b053d673830927f91c63c0c2ae73bde8d19eef293',
  },
  'uws_darwin_arm64_137.node': {
    published: '2187391c702fa7ad3bf685eff7712c15cf24fa7cf324a131dfcbae3fd0f20a9a',
  },
  'uws_win32_x64_137.node': {
    published: '84ae72d2149e6ffa2a44063344073599027b1ce8bffaab3957903f966b0c6bb9',
  },
};

/** The pinned hashes of a binary, by its file name; `undefined` when this platform has none. */
export function pinnedBinary(file: string): PinnedBinary | undefined {
  return Object.hasOwn(PINNED, file) ? PINNED[file] : undefined;
}
