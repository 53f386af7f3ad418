const SEPARATOR_BYTES = 16;
const METADATA_MARKER = Buffer.concat([Buffer.from([0xab, 0xcd, 0xef]), Buffer.from('MaxMind.com')]);
/** Types of https://maxmind.github.io/MaxMind-DB/#data-field-format. */
const TYPE = { text: 2, uint16: 5, map: 7, uint64: 9, array: 11 };

/** A network: its first bits, of an IPv6 address, or of an IPv4 one behind 96 zeros. */
export interface Network {
  readonly address: Uint8Array;
  readonly bits: number;
  readonly country: string;
}

/** A country database in the MMDB format, for a few networks that do not overlap. */
export function countryFile(networks: readonly Network[]): Buffer {
  /** Each node's two records: another node, a network, or nothing. */
  const nodes: (number | Network | null)[][] = [[null, null]];
  for (const network of networks) {
    const bits = bitsOf(network);
    let node = 0;
    bits.forEach((bit, index) => {
      const records = nodes[node] ?? [];
      if (index === bits.length - 1) records[bit] = network;
      else {
        if (typeof records[bit] !== 'number') records[bit] = nodes.push([null, null]) - 1;
        node = Number(records[bit]);
      }
    });
  }
  const offsets = new Map<Network, number>();
  let data = Buffer.alloc(0);
  for (const network of networks) {
    offsets.set(network, data.length);
    data = Buffer.concat([data, map({ country: map({ iso_code: text(network.country) }) })]);
  }
  const tree = nodes.flat().map((record) => {
    const bytes = Buffer.alloc(3);
    const value = record === null ? nodes.length : typeof record === 'number' ? record : nodes.length + SEPARATOR_BYTES + (offsets.get(record) ?? 0);
    bytes.writeUIntBE(value, 0, 3);
    return bytes;
  });
  return Buffer.concat([...tree, Buffer.alloc(SEPARATOR_BYTES), data, METADATA_MARKER, metadata(nodes.length)]);
}

function bitsOf({ address, bits }: Network): readonly (0 | 1)[] {
  const whole = address.length === 4 ? [...new Uint8Array(12), ...address] : [...address];
  const length = address.length === 4 ? 96 + bits : bits;
  return Array.from({ length }, (_, index) => (((whole[index >> 3] ?? 0) >> (7 - (index & 7))) & 1 ? 1 : 0));
}

const metadata = (nodeCount: number): Buffer =>
  map({
    node_count: uint(TYPE.uint16, nodeCount, 2),
    record_size: uint(TYPE.uint16, 24, 2),
    ip_version: uint(TYPE.uint16, 6, 2),
    database_type: text('Test-Country'),
    languages: field(TYPE.array, 1, text('en')),
    binary_format_major_version: uint(TYPE.uint16, 2, 2),
    binary_format_minor_version: uint(TYPE.uint16, 0, 2),
    build_epoch: uint(TYPE.uint64, 1, 2),
    description: map({ en: text('test') }),
  });

const text = (value: string): Buffer => field(TYPE.text, value.length, Buffer.from(value));

const map = (entries: Readonly<Record<string, Buffer>>): Buffer =>
  field(TYPE.map, Object.keys(entries).length, Buffer.concat(Object.entries(entries).flatMap(([key, value]) => [text(key), value])));

function uint(type: number, value: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return field(type, size, bytes);
}

/** A control byte, a second one for the later types, and the content. All sizes here are small. */
const field = (type: number, size: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from(type > 7 ? [size, type - 7] : [(type << 5) | size]), content]);
