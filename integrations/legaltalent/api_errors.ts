import { type AnswerRow, type ErrorTable, problemOf } from '../../kit/errors/error_table.ts';
import type { Problem } from '../../kit/errors/problem.ts';
import * as kit from '../../kit/http/failed_answer.ts';
import { retryAfterSeconds } from '../../kit/http/retry_after.ts';
import type { HttpAnswer } from '../../kit/http/send.ts';
import type { VendorCall } from '../../kit/http/vendor_api.ts';
import { errorCode, retryAfterIn } from './api_envelope.ts';

/** One call of the API; its kind is what its errors differ by. */
export interface ApiCall extends VendorCall {
  kind:
    | ('list' | 'find' | 'workflows' | 'watchlists')
    | ('create' | 'update' | 'deactivate' | 'monitor' | 'session');
}

const SUPPORT = 'support@legaltalent.ai';
const WINDOW_SECONDS = 300; // the API counts calls in 5 minutes: after that it takes some for sure
const ABOUT_INPUT = ['find', 'create', 'update', 'deactivate', 'session'];
const MAY_BE_BLANK = 'Fill in or correct what is mapped';

// Codes of our own, for what no status says.
const UNKNOWN_CONTENT = 'unknown_content';
const NOT_IN_LIST = 'not_in_list';

const refusedRow = (permission: string, calls: string[]): AnswerRow => ({
  status: 403,
  calls,
  consequence: 'fail',
  message: `LegalTalent refuses this step to the API key of this connection. Most often the role of the key lacks ${permission}: have it added, or connect again with a key that has it. Else a firewall may be in the way: write to ${SUPPORT}.`,
});

/** From an answer to what Zapier does and what the user reads. The status decides nearly alone. */
export const errorTable: ErrorTable = [
  kit.rejectedRow(400, ABOUT_INPUT),
  kit.rejectedRow(422, ABOUT_INPUT), // not documented
  kit.rejectedRow(400, ['monitor'], MAY_BE_BLANK),
  kit.rejectedRow(422, ['monitor'], MAY_BE_BLANK),
  {
    status: 401,
    consequence: 'reconnect',
    message: `LegalTalent does not know this API key: it is mistyped or revoked. Ask whoever administers LegalTalent at your company, or ${SUPPORT}, for one; it starts with sk_. Connect again with it.`,
  },
  {
    status: 402,
    calls: ['monitor'],
    consequence: 'halt',
    message:
      'No seat is left for monitoring, so nobody was added. Each monitored customer takes a paid seat: have one taken off the watchlist in LegalTalent, or buy more seats, and run the step again.',
  },
  refusedRow('the permission kyc:read', ['list', 'find']),
  refusedRow('the permission kyc:create', ['create', 'session', 'workflows']),
  refusedRow('the permission watchlist:list', ['watchlists']),
  refusedRow('a permission', ['update', 'deactivate', 'monitor']), // which one is not documented
  {
    status: 404,
    code: 'WATCHLIST_NOT_FOUND',
    calls: ['monitor'],
    consequence: 'halt',
    message:
      'LegalTalent has no watchlist with this Watchlist ID, so nobody was added. Choose a watchlist from the list of the field, or check what is mapped to it.',
  },
  {
    status: 404,
    calls: ['session'],
    consequence: 'halt',
    message:
      'LegalTalent has no such workflow, or no such customer, so no session was created. Check Workflow ID, and Customer ID where it is filled in: a Client ID has a field of its own.',
  },
  {
    status: 404,
    calls: ['update', 'deactivate', 'monitor'],
    consequence: 'halt',
    message:
      'LegalTalent has no customer with this Customer ID. Check what is mapped to it: it is not your own Client ID, for which Find Customer returns the Customer ID. Check Watchlist ID, too, where there is one.',
  },
  {
    status: 409,
    code: NOT_IN_LIST,
    calls: ['create'],
    consequence: 'halt',
    message:
      'LegalTalent says that this Client ID is taken, but its list shows no customer with it: most likely one who was deactivated, or whose Client ID has other capitals. Nobody was created. Look there for the customer, and correct the Client ID.',
  },
  {
    status: 409,
    calls: ['monitor'],
    consequence: 'halt',
    message:
      'This customer is on this watchlist already, so nothing was added. Check in LegalTalent whether that is meant; no second seat is needed.',
  },
  {
    status: 409,
    calls: ['create'],
    consequence: 'halt',
    message:
      'LegalTalent has a customer with this Client ID already, so none was created. Correct the Client ID, or use Find Customer with its box for creating ticked: it takes the existing one.',
  },
  {
    status: 429,
    consequence: 'wait',
    message:
      'LegalTalent takes 1,000 calls in 5 minutes from one address, and Zapier shares its addresses among many customers. It takes calls again in {wait}; a Zap that is on goes on by itself.',
  },
  {
    status: 200,
    code: UNKNOWN_CONTENT,
    calls: ['find'],
    consequence: 'fail',
    message: `LegalTalent answered, but there is nothing in it that this app knows, so nothing was taken from it. Look the customer up in LegalTalent. {again} If it happens again, write to ${SUPPORT}.{request}`,
  },
  kit.serverRow,
  kit.otherRow(SUPPORT),
];

// The `name` of an error is what it is called.
const withoutErrorName = (key: string, value: unknown): unknown =>
  key === 'error' && value instanceof Object ? { ...value, name: undefined } : value;

const without = (text: string, values: readonly unknown[]): string =>
  values
    .filter((value) => typeof value === 'string' && value !== '')
    .map((value) => JSON.stringify(value).slice(1, -1))
    .sort((a, b) => b.length - a.length)
    .reduce((rest, value) => rest.replaceAll(value, '_'), text);

/**
 * The names of sent values that occur anywhere in the answer, for vendors that do not say where to
 * look. Echoes of sent values do not count.
 */
export const namesIn = ({ data }: HttpAnswer, { body }: Pick<VendorCall, 'body'>): string[] => {
  const sent = Object.entries(body ?? {});
  const values = sent.map(([, value]) => value);
  const words = without(JSON.stringify(data ?? '', withoutErrorName), values).split(/\W+/);
  return sent.map(([name]) => name).filter((name) => words.includes(name));
};

const ABBREVIATIONS = new Map([
  ['id', 'ID'],
  ['ttl', 'TTL'],
]);

const capitalized = (word: string): string =>
  ABBREVIATIONS.get(word) ?? word.charAt(0).toUpperCase() + word.slice(1);

/** What a user calls a field that an API names in snake case: `client_id` is `Client ID`. */
const spokenName = (name: string): string => name.split('_').map(capitalized).join(' ');

// Where a 400 names its fields is not documented, so they are looked for in the whole body.
const fieldsIn = (answer: HttpAnswer, call: ApiCall): string => {
  const names = namesIn(answer, call);
  const isBlank = call.kind === 'monitor' && !('watchlist_id' in (call.body ?? {}));
  if (isBlank) names.push('watchlist_id'); // whether it may be blank, the vendor decides
  return kit.rejectedFields(names, new Map(names.map((name) => [name, spokenName(name)])));
};

/** The problem that an answer other than a success to a call stands for. */
export const failure = kit.failures<ApiCall>({
  table: errorTable,
  codeOf: errorCode,
  retryAfterSeconds: (answer) => retryAfterSeconds(retryAfterIn(answer), WINDOW_SECONDS),
  valuesOf: (answer, call) => ({ fields: fieldsIn(answer, call) }),
});

/** The problem of an answer that holds something, but nothing that was asked for. */
export const unknownContent = (): Problem =>
  problemOf(errorTable, { status: 200, code: UNKNOWN_CONTENT, call: 'find' }, {});

/** The problem of a Client ID that is taken by a customer whom the list does not show. */
export const notInList = (): Problem =>
  problemOf(errorTable, { status: 409, code: NOT_IN_LIST, call: 'create' }, {});
