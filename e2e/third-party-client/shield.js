// N4: in a shielded call only candidates of the relay pass, in both directions, and never with an address of ours.

const typeOf = (candidate) => / typ (\S+)/.exec(candidate)?.[1];

const withoutRelated = (text) => text.replace(/ raddr \S+ rport \d+/g, ' raddr 0.0.0.0 rport 9');

/** The candidate as it may pass, or null. */
export function shieldedCandidate(candidate) {
  if (candidate === null) return null;
  return typeOf(candidate.candidate) === 'relay' ? { ...candidate, candidate: withoutRelated(candidate.candidate) } : null;
}

export function shieldedDescription({ type, sdp }) {
  return { type, sdp: sdp.split('\r\n').flatMap(shieldedLine).join('\r\n') };
}

function shieldedLine(line) {
  if (line.startsWith('a=candidate')) return typeOf(line) === 'relay' ? [withoutRelated(line)] : [];
  if (line.startsWith('a=remote-candidates')) return [];
  if (line.startsWith('c=')) return ['c=IN IP4 0.0.0.0'];
  if (line.startsWith('a=rtcp:')) return ['a=rtcp:9 IN IP4 0.0.0.0'];
  if (line.startsWith('o=')) return [line.replace(/ IN IP[46] \S+$/, ' IN IP4 0.0.0.0')];
  return [line];
}
