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
  ])('%s is %s of %s', (path, kind, place) => {
    expect(routeOf(path)).toMatchObject({ kind, place });
  });

  it.each([
    ['/ws', 'signaling'],
    ['/e', 'collector'],
    ['/b.js', 'collector'],
    ['/trpc/overview.live', 'admin-api'],
    ['/api/auth/sign-in/email', 'admin-api'],
  ])('%s goes to %s', (path, service) => {
    expect(routeOf(path)).toEqual({ kind: 'forward', place: 'api', service });
  });

  it('puts the slash behind a folder', () => {
    expect(routeOf('/chat')).toMatchObject({ kind: 'redirect', to: '/chat/' });
    expect(routeOf('/admin')).toMatchObject({ kind: 'redirect', to: '/admin/' });
  });
});
