import type { AppDefinition, Field } from '../sandbox/zapier/app_definition.ts';
import { type Finding, filledFields, inputFields, isPolling, type Step, steps } from './places.ts';
import { namesCredential, words } from './words.ts';

// "Password Reset Needed" asks for yes or no.
const canHoldCredential = ({ type }: Field): boolean => type !== 'boolean' && type !== 'datetime';

const asksForCredential = (field: Field): boolean =>
  field.type === 'password' ||
  (canHoldCredential(field) && [field.key, field.label ?? ''].some(namesCredential));

/** Keys, tokens and passwords belong to the connection, where Zapier keeps them out of its logs. */
export const d001 = (definition: AppDefinition): Finding[] =>
  steps(definition)
    .flatMap(inputFields)
    .filter(({ field }) => asksForCredential(field))
    .map(({ where }) => ({ where, problem: 'A credential belongs to the connection.' }));

const ARTICLES = ['a', 'an', 'the'];

// Written together, `orderId`, `order_id`, `orderid` and the label `Order ID` are the same.
const together = (text: string): string =>
  words(text)
    .filter((word) => !ARTICLES.includes(word))
    .join('');

const namesIdOf = (name: string, record: string): boolean =>
  new RegExp(`^(?:${record}s?ids?|ids?of${record}s?)$`).test(name);

/** The names of a field; `ID` alone is that of the record which the step is about. */
const namesOf = ({ key, label = '' }: Field, { noun = '' }: Step): string[] =>
  [key, label].map(together).map((name) => (/^ids?$/.test(name) ? together(noun) + name : name));

const isDropdown = ({ dynamic, choices }: Field): boolean =>
  dynamic !== undefined || Object.hasOwn(Object(choices), 'perform');

/**
 * The ID of a record is chosen from a list that the vendor's API fills. A field counts when its key
 * or label is `<record> ID` or `ID of <record>` and a polling trigger, hidden or not, has that
 * record as its noun: then the vendor can list it. An ID of the user's own CRM, or of a record that
 * the vendor does not list, can have no dropdown.
 */
export const d004 = (definition: AppDefinition): Finding[] => {
  const all = steps(definition);
  const listed = all.filter(isPolling).flatMap(({ noun = '' }) => together(noun) || []);
  const isListed = (name: string): boolean => listed.some((record) => namesIdOf(name, record));
  return all.flatMap((step) =>
    inputFields(step)
      .filter(({ field }) => namesOf(field, step).some(isListed) && !isDropdown(field))
      .map(({ where }) => ({ where, problem: 'This ID has no dropdown to choose it from.' })),
  );
};

const FILLERS = ['a', 'an', 'the', 'your', 'this', 'is', 'enter'];

const essence = (text: string): string =>
  words(text)
    .filter((word) => !FILLERS.includes(word))
    .join(' ');

/** Help text says more than the label. */
export const d011 = (definition: AppDefinition): Finding[] =>
  filledFields(definition)
    .filter(
      ({ field: { helpText, label = '' } }) => helpText && essence(helpText) === essence(label),
    )
    .map(({ where }) => ({ where, problem: 'The help text only repeats the label.' }));

const SINGLE_TYPES = ['string', 'number', 'integer'];

const isSingle = ({ type = 'string', list, dict, children }: Field): boolean =>
  SINGLE_TYPES.includes(type) && !list && !dict && children === undefined;

/** A field with a search connector takes one text or number. */
export const d014 = (definition: AppDefinition): Finding[] =>
  steps(definition)
    .flatMap(inputFields)
    .filter(({ field }) => field.search !== undefined && !isSingle(field))
    .map(({ where }) => ({
      where,
      problem: 'A search can fill in only one string, number or integer.',
    }));
