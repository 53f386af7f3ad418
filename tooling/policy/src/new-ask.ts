import { createInterface } from 'node:readline/promises';
import { CliError } from './cli-error.ts';

/** Asks at the keyboard until the answer is one. */
export type Ask = (
  asks: string,
  more: { readonly otherwise: string; readonly refusal: (text: string) => string | null },
) => Promise<string>;

/** The person at this terminal, or null where nobody sits. */
export function askAtTerminal(): Ask | null {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return null;
  return async (asks, { otherwise, refusal }) => {
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    try {
      for (;;) {
        const typed = (await terminal.question(`${asks}${otherwise === '' ? '' : ` [${otherwise}]`} `)).trim();
        const answer = typed === '' ? otherwise : typed;
        const reason = refusal(answer);
        if (reason === null) return answer;
        terminal.write(`  It ${reason}.\n`);
      }
    } catch (error) {
      // Ctrl-C and Ctrl-D end the question (node:readline/promises).
      if (error instanceof Error && error.name === 'AbortError') throw new CliError('refused', 'stopped; nothing was written.');
      throw error;
    } finally {
      terminal.close();
    }
  };
}
