import { randomUUID } from 'node:crypto';

/** A customer under monitoring; it expires at an instant in milliseconds. */
export interface Subject {
  id: string;
  watchlistId: string;
  customerId: string;
  expiresAt: number;
}

const SEAT_MS = 365 * 24 * 3_600_000; // docs/legaltalent_api.md, "Monitoring"

/** A watchlist with a number of paid seats. Every addition takes one, also of a customer on it. */
export class Watchlist {
  readonly id: string;
  readonly name: string;
  readonly seats: number;
  readonly #subjects: Subject[] = [];

  constructor(seats: number, id: string = randomUUID(), name = 'Sanctions and PEP') {
    this.id = id;
    this.name = name;
    this.seats = seats;
  }

  get subjects(): readonly Subject[] {
    return this.#subjects;
  }

  /** Takes a seat at `now` (ms); undefined when all are taken by subjects that have not expired. */
  add(customerId: string, now: number): Subject | undefined {
    const taken = this.#subjects.filter(({ expiresAt }) => expiresAt > now).length;
    if (taken >= this.seats) return undefined;
    const subject = {
      id: randomUUID(),
      watchlistId: this.id,
      customerId,
      expiresAt: now + SEAT_MS,
    };
    this.#subjects.push(subject);
    return subject;
  }
}
