import { expect, test } from 'vitest';
import { partsOf } from './sealed-pages.ts';

test('a part is what loads later with all it imports, but not what the page has loaded by then', () => {
  const chunk = (fileName: string, rest: object) => ({ [fileName]: { type: 'chunk', fileName, name: fileName.replace('.js', ''), ...rest } });
  const bundle = {
    ...chunk('main.js', { isEntry: true, imports: ['base.js'] }),
    ...chunk('base.js', {}),
    ...chunk('shared.js', {}),
    ...chunk('calls.js', { isDynamicEntry: true, imports: ['main.js', 'shared.js'] }),
    ...chunk('guard.js', { isDynamicEntry: true, imports: ['shared.js'] }),
  };
  expect(partsOf(bundle)).toEqual({ calls: ['calls.js', 'shared.js'], guard: ['guard.js', 'shared.js'] });
});
