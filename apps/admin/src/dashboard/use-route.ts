import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Route, routeIn } from './section-name.ts';

const FIRST: Route = { section: 'overview', page: null };

/** Where the fragment of the address says that one is. A fragment that names no section changes nothing. */
export function useRoute(): Route {
  const route = useSignal(routeIn(location.hash) ?? FIRST);
  useEffect(() => {
    const onChange = () => {
      route.value = location.hash === '' ? FIRST : (routeIn(location.hash) ?? route.value);
    };
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return route.value;
}
