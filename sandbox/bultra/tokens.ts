import { randomBytes } from 'node:crypto';
import type { Clock } from '../server/clock.ts';
import type { Client, Scope } from './clients.ts';
import type { Switches } from './switches.ts';

/** How long a token lives: 15 minutes in Production, docs/bultra_api.md. */
export const TOKEN_LIFE_SECONDS = 15 * 60;

/** What an access token stands for. */
export interface Token {
  client: Client;
  scopes: readonly Scope[];
  /** In milliseconds by the sandbox's clock. */
  expiresAt: number;
}

/** The access tokens of a sandbox. */
export class Tokens {
  readonly #clock: Clock;
  readonly #switches: Switches;
  readonly #tokens = new Map<string, Token>();

  constructor(clock: Clock, switches: Switches) {
    this.#clock = clock;
    this.#switches = switches;
  }

  /** A new token for a client; under the policy `single` its older ones end. */
  issue(client: Client, scopes: readonly Scope[]): string {
    const isSingle = this.#switches.tokenPolicy === 'single';
    for (const [text, token] of this.#tokens)
      if (!this.#isAlive(token) || (isSingle && token.client === client)) this.#tokens.delete(text);
    const text = randomBytes(24).toString('hex');
    const expiresAt = this.#clock.now() + TOKEN_LIFE_SECONDS * 1000;
    this.#tokens.set(text, { client, scopes, expiresAt });
    return text;
  }

  /** The living token of an Authorization header. */
  findByHeader(header: string | undefined): Token | undefined {
    const token = this.#tokens.get(/^Bearer (\S+)$/i.exec(header ?? '')?.[1] ?? '');
    return token !== undefined && this.#isAlive(token) ? token : undefined;
  }

  /** Ends all tokens of all clients now. */
  endAll(): void {
    this.#tokens.clear();
  }

  #isAlive({ client, expiresAt }: Token): boolean {
    return !client.isRevoked && this.#clock.now() < expiresAt;
  }
}
