import type { Role, ServerMessage } from '@visavis/protocol';
import { frameOf } from './messages.ts';
import type { Person } from './person.ts';
import type { Service } from './service.ts';

/** One of a couple, whose page does all that SPEC.md says of a client in a call. */
export class Caller {
  person: Person;
  readonly role: Role;
  /** What the page believes; `over` when it was told so. `refused`: to claim again. */
  state: 'in touch' | 'partner away' | 'claiming' | 'refused' | 'cut off' | 'over' = 'in touch';
  readonly #service: Service;
  readonly #match: string;
  #generation = 1;

  constructor(service: Service, { person, role, match }: { readonly person: Person; readonly role: Role; readonly match: string }) {
    this.#service = service;
    this.person = person;
    this.role = role;
    this.#match = match;
  }

  /** Reads what was said, and answers it. */
  async listen(): Promise<void> {
    if (this.state === 'cut off') return;
    if (this.state === 'refused') return this.#claim();
    for (const message of this.person.news()) await this.#hear(message);
  }

  /** The connection breaks; the node, if it lives, is told now. */
  async cutOff(isNodeAlive: boolean): Promise<void> {
    if (this.state === 'over') return;
    this.state = 'cut off';
    if (isNodeAlive) await this.person.hangUp(1006);
  }

  async comeBack(node: string): Promise<void> {
    if (this.state !== 'cut off') return;
    this.person = await this.#service.room(node).enter({ keys: this.person.keys });
    await this.#claim();
  }

  async leave(): Promise<void> {
    if (this.state !== 'in touch' && this.state !== 'partner away') return;
    this.state = 'over';
    await this.person.say({ type: 'leave' });
  }

  sendFrame(fill: number): void {
    this.person.sayFrame(frameOf(256, fill));
  }

  async #claim(): Promise<void> {
    this.state = 'claiming';
    await this.#service.whileSettling(this.person.rejoin(this.#match, this.role, this.#generation));
    for (const message of this.person.news()) await this.#hear(message);
  }

  async #hear(message: ServerMessage): Promise<void> {
    const isAnswer = this.state === 'claiming';
    switch (message.type) {
      case 'rejoined':
      case 'partner-away':
        if (isAnswer) this.#generation += 1;
        this.state = message.type === 'rejoined' ? 'in touch' : 'partner away';
        return;
      case 'outdated':
        this.#generation = message.generation;
        return this.#claim();
      case 'partner-left':
        this.state = 'over';
        return;
      case 'error':
        if (message.code === 'unavailable' || message.code === 'rate-limited') this.state = 'refused';
        return;
      default:
    }
  }
}
