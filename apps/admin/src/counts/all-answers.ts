import type { Answer } from '../admin-server.ts';

/** Answers to several questions, in their order; the first problem when one of them has none. */
export async function allAnswers<T>(questions: readonly Promise<Answer<T>>[]): Promise<Answer<readonly T[]>> {
  const values: T[] = [];
  for (const answer of await Promise.all(questions)) {
    if (!answer.ok) return answer;
    values.push(answer.value);
  }
  return { ok: true, value: values };
}
