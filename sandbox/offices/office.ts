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
  /** Inputs that fit the invented people, by the place of the step, where its sample tells none. */
  examples: Record<string, Record<string, string>>;
  /** The trouble that is switched on, and the person to whom something was done last. */
  trouble: string;
  touched: string;
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

/** What an office has before anything has happened. */
export const UNTOUCHED = { trouble: 'none', touched: '' };

/** Lets every request meet this trouble, and no other, from now on; undefined for an unknown one. */
export const setTrouble = (office: Office, key: string | null): Trouble | undefined => {
  const trouble = TROUBLES.find((one) => one.key === key);
  if (!trouble) return undefined;
  office.faults.clear();
  if (trouble.fault) office.faults.when(() => true, trouble.fault, Number.POSITIVE_INFINITY);
  office.trouble = trouble.key;
  return trouble;
};

/** Does what staff do, and says so; undefined for an act or a person that is unknown. */
export const actIn = (office: Office, key: string | null, id: string): string | undefined => {
  const person = office.people().find((one) => one.id === id);
  const acts = person ? office.actsOnOne : office.actsAlone;
  const act = acts.find((one) => one.key === key);
  if (!act || (id !== '' && !person)) return undefined;
  act.run(id);
  office.touched = id;
  return act.done(person?.name ?? '');
};

const FIRST = ['Odalys', 'Bertil', 'Noor', 'Ikaika', 'Sunniva', 'Tomás', 'Wanjiru', 'Pavel'];
const LAST = ['Ferreira', 'Nakagawa', 'Haddad', 'Lindqvist', 'Okafor', 'Quiroga', 'Raman'];

/** The n-th invented person: 56 names, then the same with a number. */
export const inventedName = (n: number): string => {
  const name = `${FIRST[n % FIRST.length]} ${LAST[n % LAST.length]}`;
  const round = Math.floor(n / (FIRST.length * LAST.length));
  return round === 0 ? name : `${name} ${round + 1}`;
};

/** An address of an invented person, at a host of our own choice. */
export const addressOf = (name: string, host = 'example.org'): string =>
  `${name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.')}@${host}`;

/** The n-th invented contact, as a CRM sends it; with a text that is no address if asked. */
export const contact = (n: number, hasBadAddress: boolean): Record<string, string> => {
  const fullName = inventedName(n + 20);
  const email = hasBadAddress ? 'no address given' : addressOf(fullName, `crm${n}.example.org`);
  return { externalId: `hubspot:${77_120_034 + n}`, fullName, email };
};
