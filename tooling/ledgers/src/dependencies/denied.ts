import type { PromiseId } from '@visavis/policy/promises';
import type { LockedPackage } from './lockfile.ts';

/** A kind of package that no part of this product may bring. */
export interface DenyRule {
  readonly never: string;
  readonly promises: readonly [PromiseId, ...PromiseId[]];
  readonly names: RegExp;
}

/** By name: a guard, not a proof. What such a package would do on a page, the egress ledger sees. */
export const DENY_RULES = {
  advertising: {
    never: 'No advertising',
    promises: ['1V1-04-08', 'T1V-09-03', '1V1-07-04', 'VIS-06-10', '1V1-04-05', 'T1V-03-05'],
    names: /(^|[-/@.])(ad-?sense|ads-?by-?google|google-?ads|ad-?mob|double-?click|google-?publisher-?tag|react-(gpt|dfp)|prebid(\.js)?|criteo|taboola|outbrain|ad-?roll|app-?lovin|iron-?source|unity-?ads|openx|pubmatic|media\.net|vast-client|videojs-contrib-ads)([-/.]|$)/,
  },
  tracking: {
    never: 'No tracking by anybody',
    promises: ['1V1-04-07', '1V1-04-06', '1V1-07-04', 'ANC-01-10', 'T1V-02-06'],
    names: /^(analytics(-node)?|@analytics\/.*|universal-analytics|react-ga4?|ga-4-react|vue-gtag.*|gtag.*|.*google-analytics.*|.*google-tag-manager.*|react-gtm.*|@segment\/.*|@?mixpanel.*|@?amplitude.*|@?posthog.*|@?hotjar.*|react-hotjar|@?fullstory.*|@?logrocket.*|heap-api|@microsoft\/(clarity|applicationinsights-.*)|plausible-tracker|.*matomo.*|.*piwik.*|@?umami.*|@vercel\/(analytics|speed-insights)|@datadog\/.*|dd-trace|@sentry\/.*|raven-js|@bugsnag\/.*|rollbar|newrelic|@newrelic\/.*|firebase|@firebase\/.*|firebase-admin|@snowplow\/.*|@?rudder-?(sdk|stack).*|keen-tracking|countly.*|smartlook.*|mouseflow.*|@braze\/.*|.*onesignal.*|branch-sdk|.*appsflyer.*|@fingerprintjs.*\/.*|fingerprint(js)?\d*|clientjs|evercookie|@?thumbmarkjs.*|imprintjs)$/,
  },
  'social-networks': {
    never: 'No script of a social network',
    promises: ['T1V-09-04', 'T1V-03-06', '1V1-07-04', 'VIS-06-10', '1V1-01-20', 'ANC-02-08'],
    names: /(^|[-/@])(facebook|fb-?sdk|instagram|tik-?tok|snap-?chat|twitter|x-api-sdk|linked-?in|pinterest|vkontakte|share-?this|add-?this|add-?to-?any|disqus)([-/.]|$)|^(react-share|react-social-.*|passport-(facebook|google|twitter|instagram|vkontakte).*|@react-oauth\/google|google-auth-library)$/,
  },
  faces: {
    never: 'Nothing that knows a face',
    promises: ['1V1-01-22'],
    names: /(^|[-/@.])(face-?api(\.js)?|face-?recognition|face-?detect(ion|or)?|face-?landmarks?(-detection)?|face-?mesh|blaze-?face|clmtrackr|tracking\.js|deep-?face|insight-?face|open-?cv.*|jeeliz.*|rekognition|cognitiveservices-face|arcface|facenet)([-/.]|$)|^(client-rekognition|@aws-sdk\/client-rekognition|@azure\/.*face.*|@vladmandic\/(human|face-api)|@mediapipe\/(face.*|holistic|tasks-vision)|dlib.*)$/,
  },
  recorders: {
    never: 'Nothing that records a call or stands in the middle of it',
    promises: ['1V1-01-15', '1V1-03-04', 'T1V-06-01', 'ANC-04-01', '1V1-03-01'],
    names: /^(record-?rtc|recorder-js|extendable-media-recorder.*|media-?stream-?recorder.*|mediasoup.*|livekit-.*|@livekit\/.*|janus-gateway.*|twilio-video|opentok.*|@opentok\/.*|@vonage\/.*|agora-.*|@daily-co\/.*|lib-jitsi-meet|fluent-ffmpeg|ffmpeg-static|@ffmpeg\/.*|html2canvas.*|rrweb.*|dom-to-image.*)$/,
  },
  places: {
    never: 'Nothing that finds a place finer than a region',
    promises: ['1V1-01-06', 'T1V-01-07', 'ANC-02-04'],
    names: /^(geoip-lite|geoip-city.*|geolite2(-redist)?|@?ip2location.*|ip-?info.*|node-ipinfo|ip-?api.*|ip-?stack.*|ip-?geolocation.*|geolocator|@googlemaps\/.*|@?mapbox.*|leaflet|maplibre-gl)$/,
  },
  payment: {
    never: 'Nothing that takes money',
    promises: ['1V1-01-21', 'ANC-02-07'],
    names: /^(stripe|@stripe\/.*|react-stripe.*|@?paypal.*|@paypal\/.*|braintree.*|@adyen\/.*|@?paddle.*|@lemonsqueezy\/.*|square|@coinbase\/.*|@?razorpay.*|@mollie\/.*|@better-auth\/stripe)$/,
  },
  'remote-models': {
    never: 'Nothing that hands data to a machine that learns',
    promises: ['1V1-03-06'],
    names: /^(openai|@openai\/.*|@anthropic-ai\/.*|@google\/(generative-ai|genai)|@google-cloud\/(vision|video-intelligence|speech)|replicate|cohere-ai|@huggingface\/inference|@mistralai\/.*|clarifai.*|sightengine|@aws-sdk\/client-(bedrock|transcribe).*)$/,
  },
  mailing: {
    never: 'No mailing list and no trade in contacts',
    promises: ['T1V-01-13', '1V1-02-07', 'T1V-02-07', 'ANC-06-01'],
    names: /^(@?mailchimp.*|@mailchimp\/.*|mailerlite.*|@getbrevo\/.*|sib-api-.*|klaviyo.*|@hubspot\/.*|intercom.*|@intercom\/.*|@customerio\/.*|customerio-node|@sendgrid\/client|convertkit.*|salesforce.*|jsforce)$/,
  },
} as const satisfies Readonly<Record<string, DenyRule>>;

export type DenyRuleName = keyof typeof DENY_RULES;

export const denyRules = (): readonly (readonly [DenyRuleName, DenyRule])[] =>
  Object.entries(DENY_RULES).filter((entry): entry is [DenyRuleName, (typeof DENY_RULES)[DenyRuleName]] => entry[0] in DENY_RULES);

export interface Denied extends LockedPackage {
  readonly rule: DenyRuleName;
}

/** Packages that may not be there. */
export const deniedAmong = (packages: readonly LockedPackage[]): readonly Denied[] =>
  packages.flatMap(({ name, version }) =>
    denyRules().flatMap(([rule, { names }]) => (names.test(name.toLowerCase().replace(/^@types\//, '')) ? [{ name, version, rule }] : [])),
  );
