import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { join } from 'node:path';
import { SettingsError } from '@visavis/config';
import { securityHeaders } from '@visavis/policy';
import { currentManifest } from '@visavis/policy/history';
import { LaunchError } from '../launch-error.ts';
import { failure } from '../progress.ts';
import { boundPerAddress } from './connection-bound.ts';
import { createForwarder } from './forward.ts';
import { type PageServer, servePages } from './pages.ts';
import { type Place, routeOf, type Service } from './route.ts';
import { inTurn } from './in-turn.ts';
import { type OriginSettings, originSettings } from './settings.ts';

// The one origin of `npm start`: static pages, and a trusted hop in front of the services.

function start(settings: OriginSettings): void {
  const manifest = currentManifest(settings.VISAVIS_PROFILE, new Date());
  const secure = settings.TLS_CERT !== undefined;
  const headersOf = (place: Place): [string, string][] => Object.entries(securityHeaders({ manifest, place, secure }));
  const headers = { site: headersOf('site'), chat: headersOf('chat'), admin: headersOf('admin'), api: headersOf('api') };
  const bare = (status: string): string =>
    [`HTTP/1.1 ${status}`, 'connection: close', 'content-length: 0', ...headers.api.map((pair) => pair.join(': ')), '', ''].join('\r\n');
  const forwarder = createForwarder();
  const [firstSignaling = ''] = settings.SIGNALING_URL;
  const nextSignaling = inTurn(settings.SIGNALING_URL);
  const services: Record<Exclude<Service, 'signaling'>, string> = {
    collector: settings.COLLECTOR_URL,
    'admin-api': settings.ADMIN_API_URL,
  };
  const development: Partial<Record<Place, string>> = {
    ...(settings.SITE_DEV_URL === undefined ? {} : { site: settings.SITE_DEV_URL }),
    ...(settings.CHAT_DEV_URL === undefined ? {} : { chat: settings.CHAT_DEV_URL }),
    ...(settings.ADMIN_DEV_URL === undefined ? {} : { admin: settings.ADMIN_DEV_URL }),
  };
  const notFound = join(settings.PAGES, 'site/404.html');
  const folder = (place: Exclude<Place, 'api'>, prefix: string): PageServer => {
    const target = development[place];
    if (target !== undefined) return (request, response) => forwarder.web(target, request, response);
    return servePages({ folder: join(settings.PAGES, place), prefix, notFound });
  };
  const pages: Record<Exclude<Place, 'api'>, PageServer> = {
    site: folder('site', ''),
    chat: folder('chat', '/chat'),
    admin: folder('admin', '/admin'),
  };

  const answer: RequestListener = (request, response) => {
    const route = routeOf(pathOf(request));
    // A development server brings scripts and styles of its own that the real policy forbids.
    const inDevelopment = development[route.place] !== undefined;
    if (!inDevelopment) for (const [name, value] of headers[route.place]) response.setHeader(name, value);
    switch (route.kind) {
      case 'health':
        response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('ok\n');
        return;
      case 'redirect':
        response.writeHead(308, { location: route.to }).end();
        return;
      case 'forward':
        // Signaling answers what is no upgrade as well; which of its servers does, is the same.
        forwarder.web(development[route.place] ?? (route.service === 'signaling' ? firstSignaling : services[route.service]), request, response);
        return;
      case 'pages':
        pages[route.place](request, response);
    }
  };

  const server: Server = secure
    ? createHttpsServer({ cert: readFileSync(settings.TLS_CERT ?? ''), key: readFileSync(settings.TLS_KEY ?? '') }, answer)
    : createHttpServer(answer);
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  server.keepAliveTimeout = 15_000;
  server.maxConnections = 10_000;
  boundPerAddress(server);
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket);
    socket.on('close', () => upgraded.delete(socket));
    socket.on('error', () => socket.destroy());
    const route = routeOf(pathOf(request));
    if (route.kind === 'forward' && route.service === 'signaling') {
      void nextSignaling().then((target) => forwarder.upgrade(target, { request, socket, head }));
      return;
    }
    const target = route.kind === 'forward' ? undefined : development[route.place];
    if (target === undefined) socket.end(bare('404 Not Found'));
    else forwarder.upgrade(target, { request, socket, head });
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(bare('400 Bad Request'));
  });
  server.on('error', (error: NodeJS.ErrnoException) => {
    failure(error.code === 'EADDRINUSE' ? `Port ${settings.PORT} is taken. Stop what uses it, or set PORT to another.` : `The origin cannot listen (${error.code ?? 'unknown'}).`);
    process.exit(1);
  });
  server.listen(settings.PORT, settings.HOST, () => process.send?.({ ready: true }));

  const stop = (): void => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
    for (const socket of upgraded) socket.destroy();
  };
  process.once('SIGTERM', stop);
  process.on('SIGINT', () => undefined);
  process.once('disconnect', stop);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

try {
  start(originSettings(process.env));
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof LaunchError)) throw error;
  failure(error.message);
  process.exit(1);
}
