import { createHash } from 'node:crypto';

/** The hash of a file as an `integrity` attribute has it (W3C Subresource Integrity). */
export const integrityOf = (bytes: Uint8Array): string => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
