import './meanings.css';
import { Part } from '../counts/part.tsx';
import { MEANINGS } from './chat-words.ts';

export function Meanings() {
  return (
    <Part title="What the words mean">
      <dl class="meanings">
        {MEANINGS.map(({ meaning, term }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
