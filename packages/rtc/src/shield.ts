import type { Connection } from '@visavis/protocol';
import type { PeerContent } from './sealed-channel.ts';

/**
 * The shield [N4]: in a shielded call no address but a relay's leaves this client or is tried by it.
 * `iceTransportPolicy: 'relay'` already keeps the browser from gathering others (RFC 8828 mode 4);
 * this filter holds when a browser, or the partner's client, does not keep to it.
 */

/** A candidate line of RFC 8839: six fields, `typ`, the type, then the rest. */
const CANDIDATE = /^(?:a=)?candidate:\S+ \d+ \S+ \d+ \S+ \d+ typ (\S+)(.*)$/i;
const RELATED = / raddr \S+ rport \d+/gi;
/** RFC 8839 §5.1: what to write when the related address is not to be told. */
const RELATED_HIDDEN = ' raddr 0.0.0.0 rport 9';

/** What of a message may pass, in either direction; null when nothing may. */
export function shieldContent(connection: Connection, content: PeerContent): PeerContent | null {
  if (connection === 'direct') return content;
  if (content.type === 'description') {
    const sdp = shieldDescription(connection, content.description.sdp);
    return { ...content, description: { ...content.description, sdp } };
  }
  if (content.type !== 'candidate' || content.candidate === null) return content;
  const candidate = shieldCandidate(connection, content.candidate.candidate);
  if (candidate === null) return null;
  return { ...content, candidate: { ...content.candidate, candidate } };
}

/**
 * The candidate line that may pass, or null when none may. The empty line, which ends the
 * candidates of a generation, passes.
 */
export function shieldCandidate(connection: Connection, line: string): string | null {
  if (connection === 'direct' || line === '') return line;
  const match = CANDIDATE.exec(line.trim());
  if (match === null) return null;
  const [, type = '', rest = ''] = match;
  if (type.toLowerCase() !== 'relay' || / typ /i.test(rest)) return null;
  return line.trim().replace(RELATED, RELATED_HIDDEN);
}

/** The session description that may pass: candidate lines filtered, default addresses blanked. */
export function shieldDescription(connection: Connection, sdp: string): string {
  if (connection === 'direct') return sdp;
  return sdp
    .split(/\r\n|\r|\n/)
    .flatMap((line) => shieldLine(line))
    .join('\r\n');
}

function shieldLine(line: string): readonly string[] {
  if (/^a=candidate:/i.test(line)) {
    const shielded = shieldCandidate('shielded', line);
    return shielded === null ? [] : [shielded];
  }
  if (/^a=remote-candidates:/i.test(line)) return [];
  if (line.startsWith('c=')) return ['c=IN IP4 0.0.0.0'];
  if (line.startsWith('a=rtcp:')) return ['a=rtcp:9 IN IP4 0.0.0.0'];
  // The origin line is only an identifier; a browser that put an address there would leak it.
  if (line.startsWith('o=')) return [line.replace(/ IN IP[46] \S+\s*$/, ' IN IP4 0.0.0.0')];
  return [line];
}
