import { randomBytes } from 'node:crypto';

const SCOPES = ['customers:read', 'customers:write'] as const;

/** One thing that a client may be granted. */
export type Scope = (typeof SCOPES)[number];

/** What an application signs in with. */
export interface Credentials {
  id: string;
  secret: string;
}

/** A registered client. */
export interface Client extends Credentials {
  scopes: readonly Scope[];
  label: string;
  isRevoked: boolean;
}

/** What a new client may be made with: all scopes unless given. */
export interface NewClient {
  scopes?: readonly Scope[];
  label?: string;
}

// Plain, not form-encoded: the id ends at the first colon, as in any Basic header.
const credentialsOf = (header: string | undefined): Credentials | undefined => {
  const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(header ?? '')?.[1] ?? '';
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
};

/** The clients of a sandbox. */
export class Clients {
  readonly #clients = new Map<string, Client>();

  /** Registers a client and answers its id and secret; they take effect at once. */
  add(wanted: NewClient = {}): Credentials {
    const id = `client_${randomBytes(8).toString('hex')}`;
    const credentials = { id, secret: `secret_${randomBytes(24).toString('hex')}` };
    this.addKnown(credentials, wanted);
    return credentials;
  }

  /** Registers a client whose id and secret are already known. */
  addKnown({ id, secret }: Credentials, wanted: NewClient = {}): void {
    const label = wanted.label ?? `client ${this.#clients.size + 1}`;
    const scopes = wanted.scopes ?? SCOPES;
    this.#clients.set(id, { id, secret, scopes, label, isRevoked: false });
  }

  /** The client gets no token from now on, and those it has are dead. Throws when it is unknown. */
  revoke(id: string): void {
    const client = this.#clients.get(id);
    if (client === undefined) throw new Error('No such client in this sandbox.');
    client.isRevoked = true;
  }

  /** The living client behind the Basic header of a token request. */
  findByHeader(header: string | undefined): Client | undefined {
    const sent = credentialsOf(header);
    const client = sent && this.#clients.get(sent.id);
    return client?.secret === sent?.secret && client?.isRevoked === false ? client : undefined;
  }
}
