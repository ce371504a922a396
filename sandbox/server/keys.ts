import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Clock } from './clock.ts';
import type { Refusal } from './refusal.ts';
import type { Env } from './routing.ts';

/** What every API key has, whatever it may do. `id` is not secret. */
export interface KeyLife {
  id: string;
  label: string;
  /** In milliseconds; null when it never expires. */
  expiresAt: number | null;
  isRevoked: boolean;
}

/** What a new key may be made with: all that a key may have, no end, a number as its label. */
type NewKey<Grant> = Partial<Grant> & {
  label?: string;
  /** Milliseconds by the sandbox's clock. */
  expiresAt?: number;
};

/** How the keys of a vendor begin, and what one may do if nothing else is said. */
interface KeyForm<Grant> {
  prefix: string;
  fullGrant: Grant;
}

/** The API keys of a sandbox, by their secret text; `Grant` is what a key may do. */
export class KeyRing<Grant extends object> {
  readonly #clock: Clock;
  readonly #form: KeyForm<Grant>;
  readonly #keys = new Map<string, Grant & KeyLife>();

  constructor(clock: Clock, form: KeyForm<Grant>) {
    this.#clock = clock;
    this.#form = form;
  }

  /** Makes a key and answers it; it takes effect at once. */
  add(wanted?: NewKey<Grant>): string {
    const secret = this.#form.prefix + randomBytes(24).toString('hex');
    this.addKnown(secret, wanted);
    return secret;
  }

  /** Adds a key whose text is already known. */
  addKnown(secret: string, wanted?: NewKey<Grant>): void {
    const id = `key ${this.#keys.size + 1}`;
    const life = { id, label: id, expiresAt: null, isRevoked: false };
    this.#keys.set(secret, { ...this.#form.fullGrant, ...life, ...wanted });
  }

  /** The key is dead from now on. Throws when it is unknown. */
  revoke(secret: string): void {
    this.#known(secret).isRevoked = true;
  }

  /** The key's expiry is now. Throws when it is unknown. */
  expire(secret: string): void {
    this.#known(secret).expiresAt = this.#clock.now();
  }

  /** The key behind an Authorization header, also a dead one; undefined when there is none. */
  findByHeader(authorization: string | undefined): (Grant & KeyLife) | undefined {
    const secret = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    return secret === undefined ? undefined : this.find(secret);
  }

  isAlive(key: KeyLife): boolean {
    return !key.isRevoked && (key.expiresAt === null || this.#clock.now() < key.expiresAt);
  }

  protected find(secret: string): (Grant & KeyLife) | undefined {
    return this.#keys.get(secret);
  }

  #known(secret: string): KeyLife {
    const key = this.#keys.get(secret);
    if (key === undefined) throw new Error('No such key in this sandbox.');
    return key;
  }
}

/** Lets a request with a living API key through, as its caller; throws the refusal otherwise. */
export const withKey =
  <Grant extends object>(
    keys: KeyRing<Grant>,
    refusal: () => Refusal,
  ): MiddlewareHandler<Env<Grant & KeyLife>> =>
  async (c, next) => {
    const key = keys.findByHeader(c.req.header('Authorization'));
    c.env.exchange.entry.keyLabel = key?.label ?? null;
    if (key === undefined || !keys.isAlive(key)) throw refusal();
    c.set('caller', key);
    await next();
  };

/** Lets a caller with the right through; throws the refusal otherwise. */
export const withRight =
  <Caller>(
    hasRight: (caller: Caller) => boolean,
    refusal: () => Refusal,
  ): MiddlewareHandler<Env<Caller>> =>
  async (c, next) => {
    if (!hasRight(c.get('caller'))) throw refusal();
    await next();
  };
