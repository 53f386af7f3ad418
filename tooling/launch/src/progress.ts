/** One line per step on the terminal. */
export function step(text: string): void {
  process.stdout.write(`· ${text}\n`);
}

export function notice(text: string): void {
  process.stdout.write(`  ${text}\n`);
}

export function failure(text: string): void {
  process.stderr.write(`visavis: ${text}\n`);
}
