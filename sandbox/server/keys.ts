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

/** How a key may start: with a number as its label, and without an end, unless told. */
export interface NewKeyLife {
  label?: string;
  /** Milliseconds by the sandbox's clock. */
  expiresAt?: number;
}

/** The API keys of a sandbox, by their secret text; `Grant` is what a key may do. */
export class KeyRing<Grant extends object> {
  readonly #clock: Clock;
  readonly #keys = new Map<string, Grant & KeyLife>();

  constructor(clock: Clock) {
    this.#clock = clock;
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

  protected keep(secret: string, grant: Grant, life: NewKeyLife): void {
    const id = `key ${this.#keys.size + 1}`;
    const { label = id, expiresAt = null } = life;
    this.#keys.set(secret, { ...grant, id, label, expiresAt, isRevoked: false });
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
