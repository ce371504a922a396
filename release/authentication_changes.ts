import { addition, breaking, type Change, tableChanges } from './change.ts';
import type { Contract } from './contract.ts';

type Authentication = Contract['authentication'];
type Need = Authentication['fields'][string];

const AGAIN = 'everybody would have to connect again';

const typeChanges = (was: string, now: string): Change[] =>
  was === now ? [] : [breaking(`authentication: its type changed from ${was} to ${now}: ${AGAIN}`)];

const needChanges = (place: string, was: Need, now: Need): Change[] => {
  if (was === now) return [];
  return now === 'required'
    ? [breaking(`${place} became required: ${AGAIN}`)]
    : [addition(`${place} is no longer required`)];
};

/** What became of the connection. */
export const authenticationChanges = (before: Authentication, after: Authentication): Change[] => {
  const place = (key: string) => `authentication: the field ${key}`;
  const fields = tableChanges(before.fields, after.fields, {
    removed: (key) => breaking(`${place(key)} was removed or renamed: ${AGAIN}`),
    added: (key, now) =>
      now === 'required'
        ? breaking(`${place(key)} is new and required: ${AGAIN}`)
        : addition(`${place(key)} was added`),
    kept: (key, was, now) => needChanges(place(key), was, now),
  });
  return [...typeChanges(before.type, after.type), ...fields];
};
