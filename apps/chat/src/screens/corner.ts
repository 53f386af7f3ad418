/** Where the self-view floats. */
export const CORNERS = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const;
export type Corner = (typeof CORNERS)[number];

/** Clockwise, for those who press instead of drag. */
export function nextCorner(corner: Corner): Corner {
  return CORNERS[(CORNERS.indexOf(corner) + 1) % CORNERS.length] ?? corner;
}

/** One step with an arrow key; null for every other key. */
export function cornerByKey(corner: Corner, key: string): Corner | null {
  const [vertical, horizontal] = corner.split('-');
  switch (key) {
    case 'ArrowUp':
      return horizontal === 'left' ? 'top-left' : 'top-right';
    case 'ArrowDown':
      return horizontal === 'left' ? 'bottom-left' : 'bottom-right';
    case 'ArrowLeft':
      return vertical === 'top' ? 'top-left' : 'bottom-left';
    case 'ArrowRight':
      return vertical === 'top' ? 'top-right' : 'bottom-right';
    default:
      return null;
  }
}

/** The corner nearest to a point; both coordinates from 0 (left, top) to 1. */
export function cornerAt(x: number, y: number): Corner {
  if (y < 0.5) return x < 0.5 ? 'top-left' : 'top-right';
  return x < 0.5 ? 'bottom-left' : 'bottom-right';
}
