import type { Definition, Field } from './definition.ts';
import { type Finding, filledFields, inputFields, isPolling, steps } from './places.ts';
import { namesCredential, words } from './words.ts';

const asksForCredential = ({ key, label = '', type }: Field): boolean =>
  type === 'password' || namesCredential(key) || namesCredential(label);

/** Keys, tokens and passwords belong to the connection, where Zapier keeps them out of its logs. */
export const d001 = (definition: Definition): Finding[] =>
  steps(definition)
    .flatMap(inputFields)
    .filter(({ field }) => asksForCredential(field))
    .map(({ where }) => ({ where, problem: 'A credential belongs to the connection.' }));

/** The record that `customerId`, `customer_id` or the label `Customer ID` names: `customer`. */
const recordNamed = (name: string): string[] => {
  const all = words(name);
  return all.length > 1 && all.at(-1) === 'id' ? [all.slice(0, -1).join(' ')] : [];
};

const isDropdown = ({ dynamic, choices }: Field): boolean =>
  dynamic !== undefined || choices !== undefined;

/**
 * The ID of a record is chosen from a list. A field counts when its key or label is `<record> ID`
 * and a polling trigger, hidden or not, has that record as its noun: then the vendor can list it.
 * An ID of the user's own CRM, or of a record that the vendor does not list, can have no dropdown.
 */
export const d004 = (definition: Definition): Finding[] => {
  const listed = steps(definition).flatMap((step) =>
    isPolling(step) ? words(step.noun ?? '').join(' ') : [],
  );
  const namesListed = ({ key, label = '' }: Field): boolean =>
    [key, label].flatMap(recordNamed).some((record) => listed.includes(record));
  return steps(definition, ['creates', 'searches'])
    .flatMap(inputFields)
    .filter(({ field }) => namesListed(field) && !isDropdown(field))
    .map(({ where }) => ({ where, problem: 'This ID has no dropdown to choose it from.' }));
};

const FILLERS = ['a', 'an', 'the', 'your', 'this', 'is', 'enter'];

const essence = (text: string): string =>
  words(text)
    .filter((word) => !FILLERS.includes(word))
    .join(' ');

/** Help text says more than the label. */
export const d011 = (definition: Definition): Finding[] =>
  filledFields(definition)
    .filter(
      ({ field: { helpText, label = '' } }) => helpText && essence(helpText) === essence(label),
    )
    .map(({ where }) => ({ where, problem: 'The help text only repeats the label.' }));

const SINGLE_TYPES = ['string', 'number', 'integer'];

const isSingle = ({ type = 'string', list, dict, children }: Field): boolean =>
  SINGLE_TYPES.includes(type) && !list && !dict && children === undefined;

/** A field with a search connector takes one text or number. */
export const d014 = (definition: Definition): Finding[] =>
  steps(definition)
    .flatMap(inputFields)
    .filter(({ field }) => field.search !== undefined && !isSingle(field))
    .map(({ where }) => ({
      where,
      problem: 'A search can fill in only one string, number or integer.',
    }));
