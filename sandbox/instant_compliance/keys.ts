import { randomBytes } from 'node:crypto';
import type { Clock } from '../server/clock.ts';

/** What a key may be allowed. */
const SCOPES = ['customers:write', 'customers:read', 'aml:read'] as const;

/** One thing that a key may be allowed. */
export type Scope = (typeof SCOPES)[number];

/** The organisation that everything concerns unless another one is named. */
export const FIRST_ORGANISATION = 'first';
/** The neighbour: its records answer as unknown to keys of the first. */
export const SECOND_ORGANISATION = 'second';

/** What an API key stands for. `id` is not secret. */
export interface ApiKey {
  id: string;
  organisation: string;
  scopes: readonly Scope[];
  /** In milliseconds; null when it never expires. */
  expiresAt: number | null;
  label: string;
  isRevoked: boolean;
}

/** What a new key may be made with: the first organisation and all scopes unless told. */
export interface NewKey {
  organisation?: string;
  scopes?: Scope[];
  /** Milliseconds by the sandbox's clock. */
  expiresAt?: number;
  label?: string;
}

/** The API keys of a sandbox. */
export class Keys {
  readonly #clock: Clock;
  readonly #keys = new Map<string, ApiKey>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Makes a key and answers it; it takes effect at once. */
  add(wanted: NewKey = {}): string {
    const secret = `ic_live_${randomBytes(24).toString('hex')}`;
    this.addKnown(secret, wanted);
    return secret;
  }

  /** Adds a key whose text is already known. */
  addKnown(secret: string, wanted: NewKey = {}): void {
    const id = `key ${this.#keys.size + 1}`;
    this.#keys.set(secret, {
      id,
      organisation: wanted.organisation ?? FIRST_ORGANISATION,
      scopes: wanted.scopes ?? SCOPES,
      expiresAt: wanted.expiresAt ?? null,
      label: wanted.label ?? id,
      isRevoked: false,
    });
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
  findByHeader(authorization: string | undefined): ApiKey | undefined {
    const secret = /^Bearer (ic_live_\S{32,})$/i.exec(authorization ?? '')?.[1];
    return secret === undefined ? undefined : this.#keys.get(secret);
  }

  isAlive(key: ApiKey): boolean {
    return !key.isRevoked && (key.expiresAt === null || this.#clock.now() < key.expiresAt);
  }

  #known(secret: string): ApiKey {
    const key = this.#keys.get(secret);
    if (key === undefined) throw new Error('No such key in this sandbox.');
    return key;
  }
}
