import { describe, expect, it } from 'vitest';
import { promisesIn } from './promises-in.ts';

describe('the promises in a document', () => {
  it('are those of its head, its short version, its sentences, its tables and their cells', () => {
    const said = (...promises: readonly ('1V1-04-01' | '1V1-00-02' | '1V1-08-08' | '1V1-06-04' | '1V1-02-06')[]) => ({ text: 'A.', promises });
    const found = promisesIn({
      title: 'A',
      lead: said('1V1-00-02'),
      version: said('1V1-04-01'),
      short: [{ figure: '0', sentences: [said('1V1-08-08')] }],
      sections: [
        {
          id: 'a',
          heading: 'A',
          clauses: [
            {
              id: 'b',
              heading: 'B',
              blocks: [
                { kind: 'paragraph', sentences: [said('1V1-06-04')] },
                { kind: 'list', items: [[said('1V1-02-06')], [said('1V1-04-01')]] },
                {
                  kind: 'table',
                  caption: 'C',
                  columns: ['D'],
                  rows: [[{ text: 'E' }, { text: 'F', promises: ['1V1-08-08'] }]],
                  promises: ['1V1-00-02'],
                },
              ],
            },
          ],
        },
      ],
    });
    expect(found.map((promises) => promises.join())).toEqual([
      '1V1-00-02',
      '1V1-04-01',
      '1V1-08-08',
      '1V1-06-04',
      '1V1-02-06',
      '1V1-04-01',
      '1V1-00-02',
      '1V1-08-08',
    ]);
  });
});
