import { atomFeed } from '@visavis/policy/history';
import type { APIRoute, GetStaticPaths } from 'astro';
import { VISAVIS_ORIGIN } from 'astro:env/server';
import { manifest, releases } from '../../../policy.ts';

const [first, ...later] = releases;

/** A feed needs something to tell. */
export const getStaticPaths = (() => (first === undefined ? [] : [{ params: { feed: 'feed' } }])) satisfies GetStaticPaths;

export const GET: APIRoute = () =>
  first === undefined
    ? new Response(null, { status: 404 })
    : new Response(atomFeed({ releases: [first, ...later], brand: manifest.brand, origin: VISAVIS_ORIGIN }), {
        headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
      });
