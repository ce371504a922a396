import type { Clock } from '../server/clock.ts';
import { type KeyLife, KeyRing } from '../server/keys.ts';

/** What a key may be allowed, as far as the sandbox's routes ask for it. */
const PERMISSIONS = ['kyc:create', 'kyc:read', 'watchlist:list'] as const;

/** One thing that a key may be allowed. */
export type Permission = (typeof PERMISSIONS)[number];

interface Grant {
  permissions: readonly Permission[];
}

/** What an API key, or the token of a person's login, stands for. */
export type ApiKey = Grant & KeyLife;

const LOGIN_MS = 3_600_000;
const TOKEN_OF_A_LOGIN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The API keys of a sandbox. Any text that looks like a JWT is a login of one hour. */
export class Keys extends KeyRing<Grant> {
  readonly #clock: Clock;

  constructor(clock: Clock) {
    super(clock, { prefix: 'sk_', fullGrant: { permissions: PERMISSIONS } });
    this.#clock = clock;
  }

  // The hour begins when the token is first seen: the sandbox does not read it.
  protected override find(secret: string): ApiKey | undefined {
    if (super.find(secret) === undefined && TOKEN_OF_A_LOGIN.test(secret))
      this.addKnown(secret, { label: 'login', expiresAt: this.#clock.now() + LOGIN_MS });
    return super.find(secret);
  }
}
