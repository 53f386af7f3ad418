import type { PromiseId } from '@visavis/policy/promises';
import type { Exception } from './rule.ts';

/** Something that may have no name anywhere, because it may not be known. Words are small, with a blank between them. */
export interface NameRule {
  readonly never: string;
  readonly promises: readonly [PromiseId, ...PromiseId[]];
  /** For columns, keys of messages, and keys on devices. */
  readonly stored: RegExp;
  /** For keys of types and objects in the code, where some of these words mean other things as well. */
  readonly inCode?: RegExp;
  readonly except?: readonly Exception[];
}

const OPERATORS = (at: string): Exception => ({ at, because: 'about operators, whose account the manifest lists (VIS-09-01)' });
const FORMS_OF_DEVICES = (at: string): Exception => ({ at, because: 'names the forms of devices that are counted: phone, tablet, desktop' });
/** Code that serves operators, or writes the policy's words about them. */
const FOR_OPERATORS = ['apps/admin/', 'apps/admin-api/', 'packages/policy/', 'packages/db/src/schema/auth.ts'].map(OPERATORS);

export const NAME_RULES = {
  names: {
    never: 'No name of a person',
    promises: ['1V1-01-18', 'ANC-02-03', 'T1V-01-08'],
    stored: /^name$|\b(first|last|full|family|given|middle|maiden|real|display|nick|user|screen) ?name\b|\b(surname|forename)\b/,
    inCode: /\b(first|last|full|family|given|middle|maiden|real|nick|screen) ?name\b|\b(surname|forename)\b/,
    except: [OPERATORS('auth.user.name'), { at: 'answer.ice.servers.username', because: 'a pass for the relay, made by us (RFC 8489), is called so' }, { at: 'sealed.candidate.candidate.usernameFragment', because: 'a random mark of one connection (RFC 8445), sealed, is called so' }],
  },
  phones: {
    never: 'No phone number',
    promises: ['1V1-01-19', 'ANC-02-02', 'T1V-01-08'],
    stored: /\b(phone|telephone|tel|mobile|msisdn|sms|whats ?app|signal number)\b/,
    inCode: /\b(phone|telephone|msisdn|sms|whats ?app) ?(number)?\b/,
    except: [
      ...['apps/admin/src/devices/device-words.ts', 'apps/admin-api/src/numbers/value-names.ts'].map(FORMS_OF_DEVICES),
      { at: 'packages/rtc/src/', because: 'whether this device is a phone, which decides what it sends and stays in its memory (VIS-01-11)' },
    ],
  },
  mail: {
    never: 'No mail address of a visitor',
    promises: ['ANC-02-01', 'T1V-01-08', 'VIS-01-19'],
    stored: /\be ?mail\b/,
    inCode: /\be ?mail( address)?\b/,
    except: [OPERATORS('auth.user.email'), ...FOR_OPERATORS],
  },
  social: {
    never: 'No account of a social network',
    promises: ['1V1-01-20', 'ANC-02-08'],
    stored: /\b(facebook|instagram|google|twitter|tik ?tok|snap ?chat|telegram|discord|linked ?in|vkontakte|whats ?app|social|oauth|open ?id|(access|refresh|id) token)\b/,
    inCode: /\b(facebook|instagram|google|twitter|tik ?tok|snap ?chat|telegram|discord|linked ?in|vkontakte|social( providers?)?|oauth|open ?id)\b/,
  },
  births: {
    never: 'No birth date and no age',
    promises: ['1V1-10-02', 'T1V-10-02', 'ANC-08-02'],
    stored: /\b(birth|birthday|birthdate|dob|bday|age|year of birth)\b/,
    inCode: /\b(birth|birthday|birthdate|dob|bday)\b/,
  },
  biometrics: {
    never: 'Nothing measured of a face, a body or a voice',
    promises: ['1V1-01-22', 'VIS-01-13'],
    stored: /\b(face|faces|facial|landmarks?|embeddings?|biometrics?|descriptor|iris|voice ?print|face ?print|finger ?print|gender|skin|vector)\b/,
    inCode: /\b(facial|landmarks?|embeddings?|biometrics?|voice ?print|face ?print)\b/,
  },
  places: {
    never: 'No place finer than a region',
    promises: ['1V1-01-06', 'T1V-01-07', 'ANC-02-04'],
    stored: /\b(lat|latitude|lon|lng|longitude|geo ?hash|gps|coordinates?|coords|city|town|zip|post ?code|postal|street|altitude)\b/,
    inCode: /\b(latitude|longitude|geo ?hash|gps|coords|postal ?code|zip ?code)\b/,
  },
  payments: {
    never: 'Nothing about paying',
    promises: ['1V1-01-21', 'ANC-02-07', 'VIS-01-14'],
    stored: /\b(card|iban|bic|pan|cvc|cvv|payment|payments|price|billing|invoice|stripe|pay ?pal|wallet|crypto ?address)\b/,
    inCode: /\b(card ?number|iban|cvc|cvv|billing|invoice|stripe|pay ?pal)\b/,
  },
  pictures: {
    never: 'No picture, sound or recording',
    promises: ['ANC-02-05', 'T1V-06-05', '1V1-01-15', '1V1-03-04', 'T1V-06-01', 'ANC-04-01'],
    stored: /\b(screen ?shots?|pictures?|photos?|images?|thumbnails?|avatars?|snap ?shots?|recordings?|video|audio|media|clip|blob|frames?)\b/,
    inCode: /\b(screen ?shots?|thumbnails?|avatars?|snap ?shots?|recordings?)\b/,
    except: [{ at: 'packages/policy/', because: 'the policy’s own names for what is not kept' }],
  },
  'chat-text': {
    never: 'No word of a call',
    promises: ['ANC-04-01', 'ANC-02-06', 'T1V-06-01'],
    stored: /\b(messages?|chat|text|transcripts?|conversations?|captions?)\b/,
    except: [{ at: 'call.text', because: 'goes from browser to browser, and no server has this schema' }],
  },
  browsers: {
    never: 'No browser’s own description, and no number for a device',
    promises: ['1V1-01-03', 'T1V-01-03', 'ANC-01-04', 'T1V-01-10', 'T1V-02-06'],
    stored: /\b(user ?agent|ua|browser|accept ?language|device ?id|visitor ?id|client ?id|machine ?id|advertising ?id|finger ?print)\b/,
    inCode: /\b(device ?id|visitor ?id|machine ?id|advertising ?id|finger ?print ?id|ga ?client ?id)\b/,
    except: [{ at: 'packages/rtc/', because: 'the browser’s own name for one of its cameras (W3C Media Capture, MediaDeviceInfo); it stays on the page' }],
  },
  addresses: {
    never: 'No network address at rest, under a profile without an access log',
    promises: ['VIS-01-03', '1V1-01-02', 'T1V-01-02', 'ANC-01-02', '1V1-01-12'],
    stored: /\b(ip|ipv4|ipv6|ip ?address|remote ?(addr|address)|peer ?address|network ?address|client ?address|address|inet|host)\b/,
  },
} as const satisfies Readonly<Record<string, NameRule>>;

export type NameRuleName = keyof typeof NAME_RULES;

export const nameRules = (): readonly (readonly [NameRuleName, NameRule])[] =>
  Object.entries(NAME_RULES).filter((entry): entry is [NameRuleName, (typeof NAME_RULES)[NameRuleName]] => entry[0] in NAME_RULES);

/**
 * Types of columns that can hold anything at all, or an address or a place by their nature, so that no name says
 * what is in them.
 */
export const NEVER_COLUMN_TYPES = /^(inet|cidr|macaddr8?|point|line|lseg|box|path|polygon|circle|geometry|geography|vector|jsonb?|xml|hstore|oid|tsvector|bytea)/;
