import { makeSessionKey } from './session-key.js';
import { Visitor } from './visitor.js';

const at = (id) => document.getElementById(id);

const session = await makeSessionKey();
const own = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
at('own').srcObject = own;

const visitor = new Visitor({
  session,
  tracks: own.getTracks(),
  onState: (words) => (at('state').textContent = words),
  onRole: (role) => (at('role').textContent = role),
  onStream: (stream) => (at('partner').srcObject = stream),
  onSigns: (names) => (at('signs').textContent = names?.join(', ') ?? ''),
  onText: (text) => {
    const line = document.createElement('li');
    line.textContent = text;
    at('log').append(line);
  },
});

const wish = () => Object.fromEntries(new FormData(at('wishes')));

at('wishes').addEventListener('submit', (event) => {
  event.preventDefault();
  visitor.find(wish());
});
at('words').addEventListener('submit', (event) => {
  event.preventDefault();
  visitor.say(new FormData(at('words')).get('text'));
  at('words').reset();
});
at('next').addEventListener('click', () => visitor.find(wish()));
at('leave').addEventListener('click', () => visitor.leave());
at('again').addEventListener('click', () => visitor.allowRecent());
at('report').addEventListener('click', () => visitor.report('other', 'Words of a report'));
