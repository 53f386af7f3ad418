import '@visavis/ui/tokens.css';
import '@visavis/ui/base.css';
import './admin.css';
import { render } from 'preact';
import { adminServer } from './admin-server.ts';
import { App } from './app.tsx';
import { placeIn } from './place.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no #app');
const container = root;

/** A set-up token leaves the address bar, and so the history, before anything else happens. */
function open(): void {
  const place = placeIn(location.hash);
  if (place.kind === 'set-up') history.replaceState(null, '', location.pathname);
  render(<App key={place.kind === 'set-up' ? place.token : place.kind} server={adminServer} place={place} />, container);
}

// A link pasted into an open dashboard changes nothing but the fragment. Where in the dashboard one is, it knows itself.
addEventListener('hashchange', () => {
  if (placeIn(location.hash).kind === 'set-up') open();
});
open();
