import { browserFamily } from '@visavis/analytics';
import { describe, expect, it } from 'vitest';
import { AGENTS } from './agents.ts';

describe('the browsers of the simulated week', () => {
  it.each(AGENTS)('$browser on $system is what a collector takes it for', ({ browser, form, system, userAgent }) => {
    expect(browserFamily(userAgent)).toEqual({ browser, system, form });
  });

  it('are told apart by browser and system alone, and fit into a tag', () => {
    expect(new Set(AGENTS.map(({ browser, system }) => `${browser} ${system}`)).size).toBe(AGENTS.length);
    expect(AGENTS.length).toBeLessThanOrEqual(32);
  });
});
