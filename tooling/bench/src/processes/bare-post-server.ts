import { listen, loadUws } from '@visavis/uws';

/** The baseline: the least that uWebSockets.js needs to take a body and to answer 204. It looks at nothing. */
const uws = loadUws();
const app = uws.App().post('/*', (response) => {
  response.onAborted(() => {});
  response.onData((_, isLast) => {
    if (isLast) response.cork(() => response.writeStatus('204 No Content').endWithoutBody());
  });
});

const { port } = await listen(uws, app, { host: '127.0.0.1', port: 0 });
process.once('SIGTERM', () => process.exit());
process.once('disconnect', () => process.exit());
process.send?.({ port });
