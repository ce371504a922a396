/** One customer since the Zaps were switched on; `before` is null for one added later. */
export interface History<Version> {
  before: Version | null;
  since: Version[];
}

/** What really happened, by customer id: the measure for what the Zaps did. */
export class Truth<Version> {
  readonly histories = new Map<string, History<Version>>();
  /** Ids in the order in which the customers came. */
  readonly ids: string[] = [];

  /** A customer who was there before the Zaps. */
  wasThere(id: string, version: Version): void {
    this.histories.set(id, { before: version, since: [] });
    this.ids.push(id);
  }

  /** A save, the first one included. */
  saved(id: string, version: Version): void {
    const history = this.histories.get(id);
    if (history) history.since.push(version);
    else {
      this.histories.set(id, { before: null, since: [version] });
      this.ids.push(id);
    }
  }

  /** The customer's latest version. Throws for an unknown id. */
  latest(id: string): Version {
    const history = this.histories.get(id);
    const version = history?.since.at(-1) ?? history?.before;
    if (version === undefined || version === null)
      throw new Error(`Nobody knows the customer ${id}.`);
    return version;
  }
}
