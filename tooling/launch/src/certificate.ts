import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

const DAY = 86_400_000;

/** PEM files. */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
}

/** A certificate for one address, signed by nobody else and kept in the data folder. */
export async function certificateFor(dataFolder: string, address: string): Promise<Certificate> {
  const certFile = join(dataFolder, 'lan-certificate.pem');
  const keyFile = join(dataFolder, 'lan-key.pem');
  if (existsSync(keyFile) && isValidFor(certFile, address)) return { certFile, keyFile };
  const made = await generate([{ name: 'commonName', value: address }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // Apple's devices refuse more than 825 days.
    notAfterDate: new Date(Date.now() + 365 * DAY),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 7, ip: address },
          { type: 7, ip: '127.0.0.1' },
          { type: 2, value: 'localhost' },
        ],
      },
    ],
  });
  writeFileSync(keyFile, made.private, { mode: 0o600 });
  writeFileSync(certFile, made.cert);
  return { certFile, keyFile };
}

function isValidFor(certFile: string, address: string): boolean {
  if (!existsSync(certFile)) return false;
  try {
    const certificate = new X509Certificate(readFileSync(certFile));
    return certificate.checkIP(address) !== undefined && certificate.validToDate.getTime() > Date.now() + DAY;
  } catch {
    // Damaged: a new one is made.
    return false;
  }
}
