import { WELL_KNOWN_TYPES, wellKnownFiles } from '@visavis/policy/outputs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { VISAVIS_ORIGIN } from 'astro:env/server';
import { manifest } from '../../policy.ts';

const FILES = wellKnownFiles({ manifest, now: new Date(), origin: VISAVIS_ORIGIN });

export const getStaticPaths = (() => FILES.map(({ name }) => ({ params: { file: name } }))) satisfies GetStaticPaths;

/** What the policy says to programs, written once when the pages are built. */
export const GET: APIRoute = ({ params }) => {
  const file = FILES.find(({ name }) => name === params['file']);
  return file === undefined
    ? new Response(null, { status: 404 })
    : new Response(file.body, { headers: { 'content-type': WELL_KNOWN_TYPES[file.name] } });
};
