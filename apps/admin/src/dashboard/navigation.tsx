import './navigation.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Offered } from '../counts/answers.ts';
import { linkTo, notCountedWords, type Route, SECTIONS, sectionsOffered } from './section-name.ts';

interface NavigationProps {
  readonly offered: Offered | null;
  readonly route: Route;
}

/** All sections that there are. On a narrow screen they hide behind the name of the one that is open. */
export function Navigation({ offered, route }: NavigationProps) {
  const isOpen = useSignal(false);
  useEffect(() => {
    isOpen.value = false;
  }, [route]);
  const notCounted = offered === null ? null : notCountedWords(offered.tables);
  return (
    <nav class="sections" aria-label="Sections">
      <button
        type="button"
        class="sections__switch"
        aria-expanded={isOpen.value}
        aria-controls="sections"
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span class="visually-hidden">Sections, now: </span>
        {SECTIONS[route.section].title}
      </button>
      <div id="sections" class={isOpen.value ? 'sections__all sections__all--open' : 'sections__all'}>
        <ul>
          {sectionsOffered(offered?.tables ?? []).map((name) => (
            <li key={name}>
              <a href={linkTo(name)} aria-current={name === route.section ? (route.page === null ? 'page' : 'true') : undefined}>
                {SECTIONS[name].title}
              </a>
            </li>
          ))}
        </ul>
        {notCounted !== null && <p class="sections__not">{notCounted}</p>}
      </div>
    </nav>
  );
}
