import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type Likelihood, type PictureClass } from './verdict.ts';

const likely = (parts: Partial<Likelihood>): Likelihood => ({ Drawing: 0, Hentai: 0, Neutral: 0, Porn: 0, Sexy: 0, ...parts });

describe('a verdict', () => {
  it.each([
    [{ Neutral: 1 }, 'clear'],
    [{ Drawing: 1 }, 'clear'],
    [{ Porn: 0.5, Neutral: 0.5 }, 'bad'],
    [{ Hentai: 0.5, Drawing: 0.5 }, 'bad'],
    [{ Porn: 0.3, Hentai: 0.25, Neutral: 0.45 }, 'bad'],
    [{ Porn: 0.49, Neutral: 0.51 }, 'clear'],
    [{ Sexy: 0.8, Neutral: 0.2 }, 'clear'],
    [{ Sexy: 0.85, Neutral: 0.15 }, 'bad'],
    [{ Sexy: 0.5, Porn: 0.3, Neutral: 0.2 }, 'bad'],
    [{ Sexy: 0.7, Porn: 0.1, Neutral: 0.2 }, 'clear'],
  ] satisfies [Partial<Likelihood>, string][])('on %o is %s', (parts, verdict) => {
    expect(judge(likely(parts))).toBe(verdict);
  });

  it('is never clear on what is no number', () => {
    for (const name of ['Porn', 'Hentai', 'Sexy'] satisfies PictureClass[]) {
      expect(judge(likely({ [name]: Number.NaN }))).toBe('unknown');
    }
  });

  it('never gets better as a picture gets more explicit', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, fc.constantFrom<PictureClass>('Porn', 'Hentai', 'Sexy'), (porn, sexy, more, name) => {
        const before = likely({ Porn: porn, Sexy: sexy });
        const after = { ...before, [name]: before[name] + more };
        if (judge(before) === 'bad') expect(judge(after)).toBe('bad');
      }),
    );
  });
});
