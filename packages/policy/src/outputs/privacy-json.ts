import * as v from 'valibot';
import { Manifest } from '../manifest.ts';

/** The shape of the file. It grows when a file of the old shape could be misread under the new one. */
const FORMAT = 1;

/** `/.well-known/privacy.json`: the manifest as it is in force, with a link to its schema beside it. */
export const PrivacyFile = v.strictObject({
  $schema: v.literal('privacy.schema.json'),
  format: v.literal(FORMAT),
  ...Manifest.entries,
});

export const privacyJson = (manifest: Manifest) => ({ $schema: 'privacy.schema.json', format: FORMAT, ...manifest }) as const;
