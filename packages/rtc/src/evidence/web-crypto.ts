// By way of the global object: Node's types have no names of their own for these, browsers' have.
export type WebCrypto = typeof globalThis.crypto.subtle;
export type WebCryptoKey = Parameters<WebCrypto['sign']>[1];
