import type { PromiseId } from '@visavis/policy/promises';
import type { Exception } from './rule.ts';

/** Something that no code of the product may use. */
export interface UseRule {
  readonly never: string;
  readonly promises: readonly [PromiseId, ...PromiseId[]];
  /** Names of a browser's own things: `MediaRecorder`, `x.captureStream`, `window['caches']`, `const { geolocation } = …`. */
  readonly words?: readonly string[];
  /** Names that are common words elsewhere, with the thing that they belong to. */
  readonly members?: readonly (readonly [object: string, property: string])[];
  /** Elements of a page. */
  readonly elements?: readonly string[];
  /** Attributes of an element and the values that they may not have. */
  readonly attributes?: Readonly<Record<string, RegExp>>;
  readonly except?: readonly Exception[];
}

const NO_RECORDING = ['1V1-01-15', '1V1-03-04', 'T1V-06-01', 'T1V-06-04', 'ANC-04-01'] as const;
const ADMIN = { at: 'apps/admin/', because: 'operators sign in with a mail address, and are told so (VIS-09-01)' };

/** What a page or a server of ours never does. Another reading of a rule is an exception with its reason, here. */
export const USE_RULES = {
  recording: {
    never: 'Nothing is recorded',
    promises: [...NO_RECORDING, 'T1V-07-05'],
    words: ['MediaRecorder', 'MediaStreamTrackProcessor', 'captureStream', 'getDisplayMedia'],
    except: [{ at: 'packages/guard/src/cover-track.ts', because: 'sends a canvas of a few pixels in place of a picture that is covered (VIS-02-25); nothing of it stays' }],
  },
  stills: {
    never: 'No picture is taken of a picture',
    promises: ['ANC-02-05', 'T1V-06-05', '1V1-03-06', '1V1-03-07', 'VIS-02-09', ...NO_RECORDING],
    words: ['ImageCapture', 'takePhoto', 'grabFrame', 'toBlob', 'toDataURL', 'convertToBlob', 'getImageData'],
  },
  upload: {
    never: 'No file is taken',
    promises: ['ANC-02-05', '1V1-03-04', 'T1V-06-05'],
    words: ['FileReader', 'showOpenFilePicker', 'getAsFile', 'webkitGetAsEntry'],
    attributes: { type: /^file$/, capture: /.*/ },
  },
  place: {
    never: 'Nobody is located',
    promises: ['1V1-01-06', 'T1V-01-07', 'ANC-02-04', 'VIS-01-12'],
    words: ['geolocation', 'getCurrentPosition', 'watchPosition', 'GeolocationSensor'],
  },
  faces: {
    never: 'No face and no voice is read',
    promises: ['1V1-01-22', 'VIS-01-13'],
    words: ['FaceDetector', 'SpeechRecognition', 'webkitSpeechRecognition'],
  },
  'device-storage': {
    never: 'What a device keeps goes through packages/consent, which keeps what the manifest lists',
    promises: ['1V1-04-01', 'T1V-03-01', 'ANC-01-09'],
    words: ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore', 'serviceWorker', 'storageBuckets', 'requestFileSystem', 'getDirectory'],
    members: [['document', 'cookie']],
    except: [{ at: 'packages/consent/src/device-storage.ts', because: 'the one door to what is stored' }],
  },
  traits: {
    never: 'No device is told from another',
    promises: ['T1V-02-06', '1V1-04-07', 'T1V-01-10', 'VIS-01-13'],
    words: ['userAgentData', 'getBattery', 'deviceMemory', 'hardwareConcurrency', 'queryLocalFonts', 'getHighEntropyValues'],
    members: [['navigator', 'userAgent'], ['navigator', 'plugins'], ['navigator', 'mimeTypes']],
  },
  pixels: {
    never: 'Only the beacon sends without being asked',
    promises: ['1V1-04-06', 'T1V-03-06', '1V1-04-08'],
    words: ['sendBeacon', 'XMLHttpRequest', 'EventSource', 'WebTransport'],
    attributes: { ping: /.*/, attributionsrc: /.*/ },
    except: [{ at: 'packages/analytics/src/beacon/', because: 'it counts a view and says nothing of who viewed' }],
  },
  'foreign-origins': {
    never: 'Everything a page loads is our own',
    promises: ['VIS-06-04', 'VIS-06-10', '1V1-04-06', '1V1-04-08', '1V1-07-04', 'T1V-03-06', 'T1V-09-03', 'T1V-09-04'],
    elements: ['iframe', 'object', 'embed', 'frame'],
    attributes: { src: /^(https?:)?\/\//, srcset: /(^|,\s*)(https?:)?\/\//, poster: /^(https?:)?\/\//, action: /^(https?:)?\/\//, formaction: /^(https?:)?\/\// },
  },
  payment: {
    never: 'Nobody pays',
    promises: ['1V1-01-21', 'ANC-02-07', 'VIS-01-14'],
    words: ['PaymentRequest'],
    attributes: { autocomplete: /(^|\s)cc-/ },
  },
  contacts: {
    never: 'No contact is asked for',
    promises: ['1V1-01-19', 'ANC-02-02', 'T1V-01-08', '1V1-01-18', 'ANC-02-03'],
    words: ['ContactsManager'],
    members: [['navigator', 'contacts']],
    attributes: { type: /^tel$/, autocomplete: /(^|\s)((honorific-prefix|honorific-suffix|(given-|additional-|family-|nick)?name)|tel(-.*)?|street-address|address-.*|postal-code|country(-name)?|organization|impp|url|photo)$/ },
  },
  mail: {
    never: 'No visitor is asked for a mail address',
    promises: ['ANC-02-01', 'T1V-01-08', 'VIS-01-19'],
    attributes: { type: /^email$/, autocomplete: /(^|\s)email$/ },
    except: [ADMIN],
  },
  'birth-dates': {
    never: 'Nobody’s birth date is asked for',
    promises: ['1V1-10-02', 'T1V-10-02', 'ANC-08-02'],
    attributes: { type: /^(date|month|datetime-local)$/, autocomplete: /(^|\s)(bday(-.*)?|sex)$/ },
    except: [{ at: 'apps/admin/src/counts/range-picker.tsx', because: 'the days whose numbers an operator wants to see' }],
  },
} as const satisfies Readonly<Record<string, UseRule>>;

export type UseRuleName = keyof typeof USE_RULES;

export const useRules = (): readonly (readonly [UseRuleName, UseRule])[] =>
  Object.entries(USE_RULES).filter((entry): entry is [UseRuleName, (typeof USE_RULES)[UseRuleName]] => entry[0] in USE_RULES);
