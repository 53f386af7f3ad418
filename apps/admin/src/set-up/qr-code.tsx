import { encode } from 'uqr';

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

const QUIET_ZONE = 4;

/** A QR code as one path: no image address is needed, and it is sharp at any size. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path class="qr-code__plate" d={`M0 0h${size}v${size}H0z`} />
      <path class="qr-code__ink" d={darkRuns(data)} />
    </svg>
  );
}

/** Each run of dark modules in a row is one rectangle. */
function darkRuns(rows: readonly (readonly boolean[])[]): string {
  let path = '';
  rows.forEach((row, y) => {
    let start = 0;
    for (let x = 1; x <= row.length; x += 1) {
      if (x < row.length && row[x] === row[start]) continue;
      if (row[start] === true) path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
      start = x;
    }
  });
  return path;
}
