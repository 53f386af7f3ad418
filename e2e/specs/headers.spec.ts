import { expect, test } from '../fixtures/test.ts';

const PATHS = ['/', '/privacy/', '/nowhere/', '/chat/', '/admin/', '/b.js', '/healthz', '/trpc/overview.live', '/e', '/chat'];

for (const path of PATHS) {
  test(`${path} carries the security headers`, async ({ product }) => {
    const { headers } = await fetch(product.origin + path, { redirect: 'manual' });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    const allowed = path.startsWith('/chat') ? 'camera=(self)' : 'camera=()';
    expect(headers.get('permissions-policy')).toContain(allowed);
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
  });
}

test('no page asks anybody but its own origin, and none breaks its own policy', async ({ person, product }) => {
  const ada = await person();
  const foreign: string[] = [];
  const complaints: string[] = [];
  ada.page.on('request', (request) => {
    if (new URL(request.url()).origin !== product.origin) foreign.push(request.url());
  });
  ada.page.on('console', (message) => {
    // The dashboard asks who is signed in, and the honest answer to a stranger is 401.
    const isStranger = message.text().includes('401 (Unauthorized)');
    if (!isStranger && (message.type() === 'error' || message.type() === 'warning')) complaints.push(message.text());
  });
  ada.page.on('pageerror', (error) => complaints.push(error.message));
  for (const path of ['/', '/privacy/', '/admin/', '/chat/']) {
    await ada.page.goto(product.origin + path, { waitUntil: 'networkidle' });
  }
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the services’ own listeners are not reachable through the origin', async ({ product }) => {
  for (const path of ['/metrics', '/live', '/api/auth/sign-up/email']) {
    const response = await fetch(product.origin + path);
    expect([path, response.status]).toEqual([path, 404]);
  }
});
