import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A marker as text or bytes, in hexadecimal of either case and in base64 at each of its three offsets. */
export function found(marker: string | Uint8Array, sinks: readonly Buffer[]): boolean {
  const bytes = Buffer.from(marker);
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return shifted.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
  const forms = [bytes, ...[hex, hex.toUpperCase(), ...base64, ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))].map((text) => Buffer.from(text))];
  return sinks.some((sink) => forms.some((form) => sink.includes(form)));
}

/** Every byte of every file in a folder. */
export function filesIn(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
}
