import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';

/** What PostgreSQL itself uses (`scram_iterations`). */
const ITERATIONS = 4_096;

/**
 * The form in which PostgreSQL stores a SCRAM-SHA-256 password (RFC 5803). Handing it over in place
 * of the password keeps the password out of the statement, and so out of any server's log.
 * The password must be ASCII, because SASLprep is left out.
 */
export function scramVerifier(password: string, salt: Uint8Array): string {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const mac = (words: string): Buffer => createHmac('sha256', salted).update(words).digest();
  const storedKey = createHash('sha256').update(mac('Client Key')).digest('base64');
  const serverKey = mac('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${Buffer.from(salt).toString('base64')}$${storedKey}:${serverKey}`;
}
