import { describe, expect, it } from 'vitest';
import { ownOrigins } from './own-origins.ts';

describe('our own origins', () => {
  it.each(['https://example.org', 'https://192.0.2.4:8443', 'http://localhost.example'])('are %s and nothing near it', (origin) => {
    expect([...ownOrigins(origin)]).toEqual([origin]);
  });

  it.each(['localhost', '127.0.0.1', '[::1]'])('are all names of this machine on the same port, from %s', (name) => {
    expect([...ownOrigins(`http://${name}:8080`)]).toEqual([
      'http://localhost:8080',
      'http://127.0.0.1:8080',
      'http://[::1]:8080',
    ]);
    expect(ownOrigins(`http://${name}`)).toContain('http://localhost');
  });
});
