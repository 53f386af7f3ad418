import { describe, expect, it } from 'vitest';
import { checkRawAccess } from './check-reads.ts';
import { findRawAccess } from './find-raw-access.ts';

const AT = 'apps/signaling/src/planted.ts';
const lines = (code: string, path = AT) => checkRawAccess(findRawAccess({ files: new Map([[path, code]]) }));

describe('planted code that takes for itself', () => {
  it.each([
    ['const { remoteAddress } = socket;', 'T1V-01-02, ANC-01-02, T1V-07-06', 'a visitor’s address', 'remoteAddress'],
    ['const { remoteAddress: from } = socket;', 'T1V-01-02', 'a visitor’s address', 'remoteAddress'],
    ['send(socket.remoteAddress);', 'T1V-01-02', 'a visitor’s address', 'remoteAddress'],
    ["send(socket['remoteAddress']);", 'T1V-01-02', 'a visitor’s address', 'remoteAddress'],
    ['response.getRemoteAddressAsText();', 'T1V-01-02', 'a visitor’s address', 'getRemoteAddressAsText'],
    ["request.headers['x-forwarded-for'];", 'T1V-01-02', 'a visitor’s address', 'x-forwarded-for'],
    ["request.getHeader('X-Real-IP');", 'T1V-01-02', 'a visitor’s address', 'X-Real-IP'],
    ["const wanted = { header: 'user-agent' };", '1V1-02-00', 'the name of a visitor’s browser', 'user-agent'],
    ['navigator.userAgent;', '1V1-02-00', 'the name of a visitor’s browser', 'userAgent'],
    ['document.referrer;', '1V1-02-00', 'the page that a visitor came from', 'referrer'],
    ['navigator.hardwareConcurrency;', 'T1V-04-01, ANC-01-07', 'what a device is like', 'hardwareConcurrency'],
  ])('%s', (code, promises, what, name) => {
    const [only, ...more] = lines(code);
    expect(only).toMatch(new RegExp(`^${promises}.*: ${AT}:1 takes ${what} by itself \\(${name}\\)\\. To mend it: .+\\.$`));
    expect(more).toEqual([]);
  });

  it.each(["const headers = { 'user-agent': 'a test' };", "type Taken = Pick<Socket, 'remoteAddress'>;", '// request.headers.referer', "import 'forwarded';"])(
    'is not %s',
    (code) => expect(lines(code)).toEqual([]),
  );

  it.each([
    ['apps/site/src/pages/planted.astro', '---\nconst from = Astro.request.headers.get("x-forwarded-for");\n---\n<p>{from}</p>', 'x-forwarded-for'],
    ['apps/site/src/pages/planted.astro', '<p>Here</p>\n<script>\n  send(navigator.userAgent);\n</script>', 'userAgent'],
    ['apps/site/src/pages/planted.astro', '<p>{Astro.request.headers.get("referer")}</p>', 'referer'],
    ['apps/chat/planted.html', '<!doctype html><br><script>send(document.referrer)</script>', 'referrer'],
    ['apps/chat/planted-plugin.ts', 'socket.remoteAddress;', 'remoteAddress'],
  ])('is found in %s, whatever kind of file it is', (path, code, name) => {
    expect(lines(code, path)).toEqual([expect.stringContaining(`${path}:`)]);
    expect(lines(code, path)[0]).toContain(`(${name})`);
  });

  it('is allowed in the module that is there for it, and for that alone', () => {
    expect(lines('navigator.userAgent;', 'packages/uws/src/browser-name.ts')).toEqual([]);
    expect(lines('socket.remoteAddress;', 'packages/uws/src/browser-name.ts')).toHaveLength(1);
    expect(lines('socket.remoteAddress;', 'packages/uws/src/client-address.ts')).toEqual([]);
  });
});
