// Tests only: what they use of Node. The package itself runs in browsers and has no types of Node.

declare module 'node:crypto' {
  interface Hash {
    update(bytes: Uint8Array): Hash;
    digest(): Uint8Array;
  }
  export function createHash(algorithm: 'sha256'): Hash;
  export function createHmac(algorithm: 'sha256', key: Uint8Array): Hash;
}

declare module 'node:fs/promises' {
  export function mkdir(path: string, options: { recursive: true }): Promise<unknown>;
  export function mkdtemp(prefix: string): Promise<string>;
  export function readFile(path: URL, encoding: 'utf8'): Promise<string>;
  export function rm(path: string, options: { recursive: true; force: true }): Promise<void>;
  export function writeFile(path: string, text: string): Promise<void>;
}

declare module 'node:os' {
  export function tmpdir(): string;
}

declare module 'node:path' {
  export function join(...parts: string[]): string;
}

declare module 'node:url' {
  export function pathToFileURL(path: string): URL;
}
