import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreement, cardText, readCard } from './agreement.ts';
import { KEY, SIGN_KEY } from '../testing/messages.ts';

const nonce = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('base64url'));

describe('what two nodes agree on', () => {
  test('[M2] [M10] is a match id of both nonces, and a role for each that is the other’s opposite', () => {
    expect(agreement('AAECAwQFBgcICQoLDA0ODw', 'EBESExQVFhcYGRobHB0eHw')).toEqual({ match: 'AAECAwQFBgcQERITFBUWFw', isFirstPolite: false });
    expect(agreement('AAECAwQFBgcICQoLDA0ODg', 'EBESExQVFhcYGRobHB0eHw').isFirstPolite).toBe(true);
  });

  test('[M2] throws a fair coin whatever one of the two draws', () => {
    fc.assert(
      fc.property(nonce, (mine) => {
        const drawn = Array.from({ length: 256 }, (_, byte) => Buffer.alloc(16, byte).toString('base64url'));
        expect(drawn.filter((theirs) => agreement(mine, theirs).isFirstPolite)).toHaveLength(128);
      }),
    );
  });
});

describe('a card', () => {
  test('[M13] says the key, the nonce and the key to sign with, if there is one', () => {
    fc.assert(
      fc.property(nonce, (drawn) => {
        for (const signKey of [null, SIGN_KEY]) {
          const card = { key: KEY, nonce: drawn, signKey };
          expect(readCard(cardText(card))).toEqual(card);
        }
      }),
    );
  });

  test.each(['', KEY, `${KEY}.`, `${KEY}.${'a'.repeat(23)}`, `x${KEY}.${'a'.repeat(22)}`, `${KEY}.${'a'.repeat(22)}.`, `${KEY}.${'a'.repeat(22)}.${'a'.repeat(86)}`])('is not %j', (text) => {
    expect(readCard(text)).toBeNull();
  });
});
