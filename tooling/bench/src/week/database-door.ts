import { faultProxy } from '@visavis/testkit/fault-proxy';

/** What the door swallows, cutting the connection at that moment. */
export type Cut = 'commit' | 'answer-to-commit';

/** A loopback address that stays while the server behind it comes and goes, and that loses a message when told to. */
export interface DatabaseDoor {
  readonly port: number;
  /** The next COMMIT, or the server's answer to it, does not arrive. */
  cutNext(cut: Cut): void;
  /** How often it has cut. */
  cuts(): number;
  close(): void;
}

/** As they stand in PostgreSQL's protocol: in a Parse or Query message, and in CommandComplete ('C', length 11). */
const COMMIT = /commit\0/i;
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1');

/** Passes on to the port of the moment, and resets who comes while there is none. */
export async function databaseDoor(target: () => number | undefined): Promise<DatabaseDoor> {
  let armed: Cut | undefined;
  let cuts = 0;
  const isArmedFor = (bytes: Buffer, towards: 'server' | 'client'): boolean =>
    towards === 'server' ? armed === 'commit' && COMMIT.test(bytes.toString('latin1')) : armed === 'answer-to-commit' && bytes.includes(COMMITTED);
  const proxy = await faultProxy({
    target,
    inspect: (bytes, towards) => {
      if (!isArmedFor(bytes, towards)) return 'pass';
      armed = undefined;
      cuts += 1;
      return 'cut';
    },
  });
  return {
    port: proxy.port,
    cutNext: (cut) => {
      armed = cut;
      // Only the first COMMIT of a connection has its text in it; later ones name what was prepared.
      proxy.reset();
    },
    cuts: () => cuts,
    close: proxy.close,
  };
}
