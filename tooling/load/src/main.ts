import { HELP, loadOptions } from './arguments.ts';
import { runParts } from './crowd/run-parts.ts';
import { ownServer } from './own-server.ts';
import { asJson, inWords, nobodyCameIn, reportOf } from './report.ts';

try {
  const options = loadOptions(process.argv.slice(2));
  if (options === null) process.stdout.write(HELP);
  else await run(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(options: NonNullable<ReturnType<typeof loadOptions>>): Promise<void> {
  const server = options.url === undefined ? await ownServer(options.origin) : null;
  try {
    const url = options.url ?? server?.url ?? '';
    const report = reportOf(await runParts(url, options));
    const nobody = nobodyCameIn(report, url);
    if (nobody !== null) throw new Error(nobody);
    process.stdout.write(options.json ? asJson(report) : inWords(report));
    if (report.violations.length > 0) process.exitCode = 1;
  } finally {
    await server?.stop();
  }
}
