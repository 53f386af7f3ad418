/**
 * Loaded into a collector's process before its own code (`node --import`): from then on `Date.now` says what the
 * simulation says, and nothing else. Timers keep their own time, so the collector writes as often as ever.
 */
let instant = Number(process.env['SIMULATED_CLOCK']);
Date.now = () => instant;

process.on('message', (message) => {
  const [, at] = /^clock (\d+)$/.exec(String(message)) ?? [];
  if (at === undefined) return;
  instant = Number(at);
  process.send?.({ clock: instant });
});
