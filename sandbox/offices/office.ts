import type { Fault, Faults } from '../server/faults.ts';
import type { Journal } from '../server/journal.ts';

/** A person or company as the vendor's staff see it. */
export interface Person {
  id: string;
  name: string;
  /** Where it stands, such as a status. */
  tags: string[];
}

/** Something that staff do, to one person or by itself. */
export interface Act {
  key: string;
  label: string;
  /** What is said when it is done, about the person's name. */
  done(name: string): string;
  run(id: string): void;
}

/** The vendor's side of an app: its sandbox, and what its staff can do there. */
export interface Office {
  /** What the vendor is called, and what the connection and the environment of its app hold. */
  title: string;
  authData: Record<string, string>;
  environment: Record<string, string>;
  faults: Faults;
  journal: Journal;
  people(): Person[];
  /** What can be done to one person, and what without naming anybody. */
  actsOnOne: Act[];
  actsAlone: Act[];
  close(): Promise<void>;
}

/** A trouble of the vendor that can be switched on; all requests meet it until it is off. */
export interface Trouble {
  key: string;
  label: string;
  fault: Fault | null;
}

export const TROUBLES: readonly Trouble[] = [
  { key: 'none', label: 'All is well', fault: null },
  {
    key: 'outage',
    label: 'Outage: every call fails (503)',
    fault: { kind: 'status', status: 503 },
  },
  {
    key: 'throttled',
    label: 'Too many calls (429)',
    fault: { kind: 'status', status: 429, retryAfter: 30 },
  },
  { key: 'cut', label: 'Answers are cut off', fault: { kind: 'cutBody' } },
  { key: 'slow', label: 'Too slow: no answer in time', fault: { kind: 'timeout' } },
  { key: 'lost', label: 'The work is done, the answer lost', fault: { kind: 'loseAnswer' } },
];

/** Lets every request to the vendor meet this trouble, and no other, from now on. */
export const setTrouble = ({ faults }: Office, { fault }: Trouble): void => {
  faults.clear();
  if (fault) faults.when(() => true, fault, Number.POSITIVE_INFINITY);
};

const FIRST = ['Odalys', 'Bertil', 'Noor', 'Ikaika', 'Sunniva', 'Tomás', 'Wanjiru', 'Pavel'];
const LAST = ['Ferreira', 'Nakagawa', 'Haddad', 'Lindqvist', 'Okafor', 'Quiroga', 'Raman'];

/** The n-th invented person: 56 names, then the same with a number. */
export const inventedName = (n: number): string => {
  const name = `${FIRST[n % FIRST.length]} ${LAST[n % LAST.length]}`;
  const round = Math.floor(n / (FIRST.length * LAST.length));
  return round === 0 ? name : `${name} ${round + 1}`;
};

/** An address of an invented person. */
export const addressOf = (name: string): string =>
  `${name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.')}@example.org`;
