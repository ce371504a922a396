import { randomBytes } from 'node:crypto';
import { type KeyLife, KeyRing, type NewKeyLife } from '../server/keys.ts';

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

/** What a new key may be made with: the first organisation and all scopes unless told. */
export interface NewKey extends NewKeyLife {
  organisation?: string;
  scopes?: Scope[];
}

/** The API keys of a sandbox. */
export class Keys extends KeyRing<Grant> {
  /** Makes a key and answers it; it takes effect at once. */
  add(wanted: NewKey = {}): string {
    const secret = `ic_live_${randomBytes(24).toString('hex')}`;
    this.addKnown(secret, wanted);
    return secret;
  }

  /** Adds a key whose text is already known. */
  addKnown(secret: string, wanted: NewKey = {}): void {
    const { organisation = FIRST_ORGANISATION, scopes = SCOPES } = wanted;
    this.keep(secret, { organisation, scopes }, wanted);
  }
}
