export interface Painting {
  readonly width: number;
  readonly height: number;
  /** Degrees on the colour wheel. */
  readonly hue: number;
}

/** A live stream of a painted person, for screens that need somebody to look at. */
export function paintedStream(painting: Painting): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = painting.width;
  canvas.height = painting.height;
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('this browser paints no canvas');
  const stream = canvas.captureStream(5);
  // A canvas that nobody paints on sends nothing, so it is painted again and again.
  const repaint = () => paint(brush, painting);
  repaint();
  setInterval(repaint, 200);
  return stream;
}

function paint(brush: CanvasRenderingContext2D, { width, height, hue }: Painting): void {
  const [x, unit] = [width / 2, Math.min(width, height)];
  const wall = brush.createLinearGradient(0, 0, width, height);
  wall.addColorStop(0, `oklch(0.72 0.05 ${hue})`);
  wall.addColorStop(1, `oklch(0.5 0.06 ${hue + 30})`);
  brush.fillStyle = wall;
  brush.fillRect(0, 0, width, height);

  brush.fillStyle = `oklch(0.36 0.07 ${hue + 180})`;
  brush.beginPath();
  brush.ellipse(x, height + unit * 0.12, unit * 0.46, unit * 0.42, 0, 0, 7);
  brush.fill();
  brush.fillStyle = 'oklch(0.74 0.07 55)';
  brush.fillRect(x - unit * 0.08, height / 2 + unit * 0.1, unit * 0.16, unit * 0.16);
  brush.fillStyle = 'oklch(0.3 0.03 50)';
  brush.beginPath();
  brush.ellipse(x, height / 2 - unit * 0.08, unit * 0.19, unit * 0.23, 0, 0, 7);
  brush.fill();
  brush.fillStyle = 'oklch(0.78 0.07 60)';
  brush.beginPath();
  brush.ellipse(x, height / 2 - unit * 0.02, unit * 0.15, unit * 0.2, 0, 0, 7);
  brush.fill();
}
