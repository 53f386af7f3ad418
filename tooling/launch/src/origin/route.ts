export type Place = 'site' | 'chat' | 'admin' | 'api';
export type Service = 'signaling' | 'collector' | 'admin-api';

export type Route =
  | { readonly kind: 'forward'; readonly place: 'api' | 'site'; readonly service: Service }
  | { readonly kind: 'pages'; readonly place: Exclude<Place, 'api'> }
  | { readonly kind: 'redirect'; readonly place: Place; readonly to: string }
  | { readonly kind: 'health'; readonly place: 'api' };

/** Who answers for a path of the one origin (ARCHITECTURE, "Ports and names"). */
export function routeOf(path: string): Route {
  if (path === '/healthz') return { kind: 'health', place: 'api' };
  if (path === '/ws') return forward('signaling');
  if (path === '/e' || path === '/b.js' || path === '/v.js') return forward('collector');
  if (['/trpc/', '/api/auth/', '/api/read/'].some((start) => path.startsWith(start))) return forward('admin-api');
  // A page of the site with numbers of today in it.
  if (path === '/numbers/') return { kind: 'forward', place: 'site', service: 'admin-api' };
  if (path === '/numbers' || path === '/numbers/index.html') return { kind: 'redirect', place: 'site', to: '/numbers/' };
  if (path === '/chat') return { kind: 'redirect', place: 'chat', to: '/chat/' };
  if (path === '/admin') return { kind: 'redirect', place: 'admin', to: '/admin/' };
  if (path.startsWith('/chat/')) return { kind: 'pages', place: 'chat' };
  if (path.startsWith('/admin/')) return { kind: 'pages', place: 'admin' };
  return { kind: 'pages', place: 'site' };
}

function forward(service: Service): Route {
  return { kind: 'forward', place: 'api', service };
}
