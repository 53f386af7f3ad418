/** Something in which traces of persons could be. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What is looked for, in every form in which it could be written. */
export interface Marker {
  readonly name: string;
  readonly forms: readonly (string | Buffer)[];
}

/** Where which marker is, in words. */
export function found(places: readonly Place[], markers: readonly Marker[]): readonly string[] {
  return places.flatMap(({ name, bytes }) => markers.filter(({ forms }) => forms.some((form) => bytes.includes(form))).map((marker) => `${marker.name} in ${name}`));
}

/** As text, in its four bytes, and as the text that those are in base64url and hex. */
export function addressMarker(name: string, address: string): Marker {
  const bytes = Buffer.from(address.split('.').map(Number));
  return { name, forms: [address, bytes, bytes.toString('hex'), String(bytes.readUInt32BE(0))] };
}

/** Something that is base64url in messages. */
export function bytesMarker(name: string, text: string): Marker {
  const bytes = Buffer.from(text, 'base64url');
  return { name, forms: [text, bytes, bytes.toString('hex'), bytes.toString('base64')] };
}
