import { describe, expect, it } from 'vitest';
import { routeOf } from './route.ts';

describe('the one origin', () => {
  it.each([
    ['/', 'pages', 'site'],
    ['/privacy/', 'pages', 'site'],
    ['/chatter', 'pages', 'site'],
    ['/chat/', 'pages', 'chat'],
    ['/chat/assets/x.js', 'pages', 'chat'],
    ['/admin/', 'pages', 'admin'],
    ['/metrics', 'pages', 'site'],
    ['/live', 'pages', 'site'],
    ['/api/other', 'pages', 'site'],
    ['/api/read', 'pages', 'site'],
    ['/numbers/shell', 'pages', 'site'],
  ])('%s is %s of %s', (path, kind, place) => {
    expect(routeOf(path)).toMatchObject({ kind, place });
  });

  it.each([
    ['/ws', 'signaling'],
    ['/e', 'collector'],
    ['/b.js', 'collector'],
    ['/v.js', 'collector'],
    ['/trpc/overview.live', 'admin-api'],
    ['/api/auth/sign-in/email', 'admin-api'],
    ['/api/read/v1/totals', 'admin-api'],
  ])('%s goes to %s', (path, service) => {
    expect(routeOf(path)).toEqual({ kind: 'forward', place: 'api', service });
  });

  it('has the page of numbers filled by admin-api, under the rules of the site', () => {
    expect(routeOf('/numbers/')).toEqual({ kind: 'forward', place: 'site', service: 'admin-api' });
  });

  it('puts the slash behind a folder', () => {
    for (const path of ['/numbers', '/numbers/index.html']) expect(routeOf(path)).toMatchObject({ kind: 'redirect', to: '/numbers/' });
    expect(routeOf('/chat')).toMatchObject({ kind: 'redirect', to: '/chat/' });
    expect(routeOf('/admin')).toMatchObject({ kind: 'redirect', to: '/admin/' });
  });
});
