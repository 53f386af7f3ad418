import { expect, test, vi } from 'vitest';
import { arrive } from './screen-heading.tsx';

test('a screen begins at its top at once, and with the focus on its heading', () => {
  const scroll = vi.fn();
  const focus = vi.fn();
  arrive({ focus }, scroll);
  expect(scroll).toHaveBeenCalledWith({ top: 0, behavior: 'instant' });
  expect(focus).toHaveBeenCalledWith({ preventScroll: true });
});
