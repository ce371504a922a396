/** What a customer was after one save. `at` is its `updated_at` in milliseconds. */
export interface Version {
  at: number;
  name: string;
  kyc: string;
  aml: string;
  /** Whether this save moved the customer into its KYC or AML status. */
  reachedKyc: boolean;
  reachedAml: boolean;
}

/** One customer since the Zaps were switched on; `before` is null for one added later. */
export interface History {
  before: Version | null;
  since: Version[];
}

/** What really happened, by customer id: the measure for what the Zaps did. */
export class Truth {
  readonly histories = new Map<string, History>();

  /** A customer who was there before the Zaps. */
  wasThere(id: string, version: Version): void {
    this.histories.set(id, { before: version, since: [] });
  }

  /** A save, the first one included. */
  saved(id: string, version: Version): void {
    const history = this.histories.get(id) ?? { before: null, since: [] };
    history.since.push(version);
    this.histories.set(id, history);
  }

  /** The customer's latest version. Throws for an unknown id. */
  latest(id: string): Version {
    const history = this.histories.get(id);
    const version = history?.since.at(-1) ?? history?.before;
    if (!version) throw new Error(`Nobody knows the customer ${id}.`);
    return version;
  }

  /** Ids in the order in which the customers came. */
  get ids(): string[] {
    return [...this.histories.keys()];
  }
}
