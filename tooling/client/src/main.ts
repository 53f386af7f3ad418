import { builtClient } from './built-client.ts';
import { CheckError } from './check-error.ts';
import { differences } from './differences.ts';
import { servedClient } from './served-client.ts';

try {
  const [address, ...more] = process.argv.slice(2);
  if (address === undefined || more.length > 0 || !URL.canParse(address)) {
    throw new CheckError('Say whose client: npm run client -- https://example.org');
  }
  const { origin } = new URL(address);
  const served = await servedClient(origin);
  const found = differences(served.files, builtClient(served).files);
  const what = `${Object.keys(served.files).length} files, profile ${served.profile}, built for ${served.day}`;
  if (found.length === 0) process.stdout.write(`The client of ${origin} is what this source makes: ${what}.\n`);
  else process.stdout.write(`The client of ${origin} differs from what this source makes (${what}):\n${found.map((line) => `  ${line}\n`).join('')}`);
  process.exitCode = found.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof CheckError)) throw error;
  process.stderr.write(`client: ${error.message}\n`);
  process.exitCode = 2;
}
