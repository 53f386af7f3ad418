import { describe, expect, it } from 'vitest';
import { choose } from './arguments.ts';

const known = ['relay', 'idle'] as const;

describe('choose', () => {
  it('takes every bench when none is named', () => {
    expect(choose([], known)).toEqual({ benches: known, json: false, docs: false, rounds: 3 });
  });

  it('takes the named ones once each', () => {
    expect(choose(['idle', '--json', '--docs', 'idle', '--rounds=5'], known)).toEqual({ benches: ['idle'], json: true, docs: true, rounds: 5 });
  });

  it.each([[['relais']], [['--jsn']], [['--rounds=0']], [['--rounds=x']]])('refuses %j', (args) => {
    expect(() => choose(args, known)).toThrow();
  });

  it('says which benches there are', () => {
    expect(() => choose(['relais'], known)).toThrow('There are: relay, idle.');
  });
});
