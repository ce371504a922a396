import { type ErrorRow, type ErrorValues, Problem } from './problem.ts';

/**
 * What can go wrong without an answer of the vendor that says so. `{vendor}` is the product's name,
 * `{again}` what the user can do about a passing failure, which depends on the kind of step.
 */
export const problems = {
  wrong_input: { consequence: 'halt', message: '{sentences}' },
  no_answer: {
    consequence: 'fail',
    message: '{vendor} could not be reached, or took too long to answer. {again}',
  },
  unreadable_answer: {
    consequence: 'fail',
    message:
      '{vendor} sent an answer that this app cannot read, such as one that was cut off. {again}{request}',
  },
  too_large: {
    consequence: 'fail',
    message:
      '{vendor} sent more than one step of a Zap can take (20 MB, or a million values), so the rest was not read. Narrow what the step asks for: a trigger by its filters, a search by an ID. Where there is nothing to narrow, tell the support of {vendor}.',
  },
  bad_key: {
    consequence: 'reconnect',
    message:
      'The key of this connection holds a character that no key has, such as a line break. Copy the whole key again and reconnect.',
  },
  wrapped_key: {
    consequence: 'reconnect',
    message:
      '{field} holds {around} as well. Paste the value alone, as {vendor} shows it, and connect again: you need no new one.',
  },
  key_as_name: {
    consequence: 'reconnect',
    message:
      'Organisation holds a key, and Zapier shows Organisation to whoever sees the connection. Type the name of your office there, and put the key into its own field alone. If others may have seen it, make a new key.',
  },
  nameless_connection: {
    consequence: 'reconnect',
    message:
      'Organisation shows nothing. Type a name by which you tell this connection from others.',
  },
  bad_client_id: {
    consequence: 'reconnect',
    message:
      'The client ID holds a colon, which no client ID has. Copy the client ID alone into its field, the client secret into the other, and connect again.',
  },
  login_token: {
    consequence: 'reconnect',
    message:
      "This is the token of a person's login, not an API key: it would stop working soon. Make an API key in {vendor}, or ask its support for one, and reconnect with it.",
  },
  refused_address: {
    consequence: 'fail',
    message:
      "The address in {variable} is refused: it must start with https:// (or with http:// on this machine's loopback address, for tests). Correct it in the settings of the app.",
  },
  bad_id: {
    consequence: 'halt',
    message: '{field} cannot be looked up as it is. Check what is mapped to it.',
  },
  broken_list: {
    consequence: 'fail',
    message:
      'The list that {vendor} sent broke off before its end, so nothing was taken from it. {again}',
  },
  slow_list: {
    consequence: 'fail',
    message:
      '{vendor} answers too slowly for its list to be read within the time that Zapier gives, so nothing was taken. {again} If it goes on, tell the support of {vendor}, or narrow a trigger that has filters by them.',
  },
  too_many_changes: {
    consequence: 'fail',
    message:
      '{count} or more records changed within 75 minutes, more than one check can read, so nothing was taken. Each next check tries again. Once one goes through, changes that are older than 75 minutes by then may be missing: bring those over by an export from {vendor}. Narrow the trigger with a status filter, or choose fewer statuses, so that fewer changes have to be read.',
  },
  too_many_at_switch_on: {
    consequence: 'fail',
    message:
      '{count} or more records changed lately, more than Zapier can learn when a Zap is switched on, so the Zap would start for old ones. Switch it on a day after the last bulk change, or choose fewer statuses.',
  },
  too_many_known: {
    consequence: 'fail',
    message:
      '{count} or more records are in a chosen status already, more than Zapier can learn when a Zap is switched on. Choose fewer statuses.',
  },
  too_long_list: {
    consequence: 'fail',
    message:
      'The list holds {count} or more records, more than one check of a Zap can read, so nothing was taken. Narrow a trigger that has filters by them; one without any cannot watch a list this long.',
  },
  too_long_to_search: {
    consequence: 'fail',
    message:
      'The list in {vendor} is too long, or comes too slowly, to be searched in one step. Search by ID instead.',
  },
  maybe_done: {
    consequence: 'halt',
    message:
      'No usable answer of {vendor} came, so this step may have done its work or not. Look in {vendor} first, and replay the step only when nothing was done.',
  },
  unexpected: {
    consequence: 'fail',
    message:
      'Something went wrong in this Zapier app itself. {again} If it happens again, contact support with the time of this run.',
  },
} satisfies Record<string, ErrorRow>;

/** The problem of this name, to be thrown; `values` fill the `{name}`s of its sentence. */
export const problem = (code: keyof typeof problems, values: ErrorValues = {}): Problem =>
  new Problem(problems[code], { code }, values);
