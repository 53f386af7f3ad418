import { type Environment, parseEnvironment, port } from '@visavis/config';
import { PROFILE_NAMES } from '@visavis/policy';
import * as v from 'valibot';

const url = v.pipe(v.string(), v.url('must be a URL'));

const Variables = v.object({
  HOST: v.string(),
  PORT: port(8080),
  VISAVIS_PROFILE: v.picklist(PROFILE_NAMES),
  /** The folder with the built pages of the site, the chat and the dashboard. */
  PAGES: v.string(),
  /** Comma-separated where there are several. */
  SIGNALING_URL: v.pipe(v.string(), v.transform((list) => list.split(',')), v.array(url)),
  COLLECTOR_URL: url,
  ADMIN_API_URL: url,
  /** PEM files; both set means HTTPS. */
  TLS_CERT: v.optional(v.string()),
  TLS_KEY: v.optional(v.string()),
  /** Development servers that take the place of built folders. */
  SITE_DEV_URL: v.optional(url),
  CHAT_DEV_URL: v.optional(url),
  ADMIN_DEV_URL: v.optional(url),
});
export type OriginSettings = v.InferOutput<typeof Variables>;

export function originSettings(env: Environment): OriginSettings {
  return parseEnvironment(Variables, env);
}
