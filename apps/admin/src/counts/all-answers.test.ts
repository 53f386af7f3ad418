import { expect, it } from 'vitest';
import { OFFLINE } from '../problem.ts';
import { allAnswers } from './all-answers.ts';

it('answers several questions together, or with the first problem', async () => {
  const ok = <T,>(value: T) => Promise.resolve({ ok: true, value } as const);
  expect(await allAnswers([ok(1), ok(2)])).toEqual({ ok: true, value: [1, 2] });
  expect(await allAnswers([ok(1), Promise.resolve({ ok: false, problem: OFFLINE } as const)])).toEqual({ ok: false, problem: OFFLINE });
});
