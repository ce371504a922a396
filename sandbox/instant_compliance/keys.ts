import type { Clock } from '../server/clock.ts';
import { type KeyLife, KeyRing } from '../server/keys.ts';

/** What a key may be allowed. */
const SCOPES = ['customers:write', 'customers:read', 'aml:read'] as const;

/** One thing that a key may be allowed. */
export type Scope = (typeof SCOPES)[number];

/** The organisation that everything concerns unless another one is named. */
export const FIRST_ORGANISATION = 'first';
/** The neighbour: its records answer as unknown to keys of the first. */
export const SECOND_ORGANISATION = 'second';

interface Grant {
  organisation: string;
  scopes: readonly Scope[];
}

/** What an API key stands for. */
export type ApiKey = Grant & KeyLife;

/** The API keys of a sandbox. A new one has all scopes of the first organisation by default. */
export class Keys extends KeyRing<Grant> {
  constructor(clock: Clock) {
    const fullGrant = { organisation: FIRST_ORGANISATION, scopes: SCOPES };
    super(clock, { prefix: 'ic_live_', fullGrant });
  }
}
