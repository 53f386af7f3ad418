import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type BundleFile, scriptWeights } from './script-budget.ts';

const chunk = (code: string, imports: readonly string[] = [], isEntry = false): BundleFile => ({ type: 'chunk', code, imports, isEntry });
const weigh = (...codes: readonly string[]) => codes.reduce((sum, code) => sum + brotliCompressSync(code).byteLength, 0);

describe('what scripts weigh', () => {
  it('is at first what the entry imports, however deep, and in all every chunk', () => {
    const bundle = {
      'entry.js': chunk('entry()', ['shared.js'], true),
      'shared.js': chunk('shared("a")', ['deep.js']),
      'deep.js': chunk('deep("ab")'),
      'later.js': chunk('later("abc")', ['entry.js', 'shared.js']),
      'style.css': { type: 'asset' },
    } as const;
    expect(scriptWeights(bundle)).toEqual({
      first: weigh('entry()', 'shared("a")', 'deep("ab")'),
      all: weigh('entry()', 'shared("a")', 'deep("ab")', 'later("abc")'),
    });
  });

  it('is nothing where there is no entry', () => {
    expect(scriptWeights({ 'later.js': chunk('later()') }).first).toBe(0);
  });
});
