import { Hono } from 'hono';
import { jsonAnswer } from '../server/answer.ts';
import type { JournalEntry } from '../server/journal.ts';
import { refusalOf } from '../server/refusal.ts';
import { answerWith, refuseMethod, toResponse } from '../server/routing.ts';
import type { Client, Scope } from './clients.ts';
import { clientRefused, tokenRefusal, tokenRefusalAnswer } from './token_refusal.ts';
import { TOKEN_LIFE_SECONDS } from './tokens.ts';
import { type Call, type Env, TOKEN_PREFIX, type Vendor, type Work } from './vendor.ts';

/** The path of the token route. */
export const TOKEN_PATH = `${TOKEN_PREFIX}/token`;

const FORM_TYPE = /^application\/x-www-form-urlencoded\b/i;

/** Whether a path is the token host's. */
export const isTokenPath = (path: string): boolean => path.startsWith(TOKEN_PREFIX);

const openPart = (bodyText: string): Record<string, string | null> => {
  const form = new URLSearchParams(bodyText);
  return { grant_type: form.get('grant_type'), scope: form.get('scope') };
};

/** Leaves only what is not secret in a token request that the journal notes. */
export const concealSecrets = (entry: JournalEntry): void => {
  if (!isTokenPath(entry.path)) return;
  entry.path = entry.path.replace(/\?.*/s, '');
  entry.requestBody = typeof entry.requestBody === 'string' ? openPart(entry.requestBody) : null;
};

const formOf = (c: Call): URLSearchParams => {
  if (!FORM_TYPE.test(c.req.header('Content-Type') ?? ''))
    throw tokenRefusal(400, 'invalid_request', 'Send application/x-www-form-urlencoded.');
  return new URLSearchParams(c.env.exchange.bodyText);
};

const checkGrant = (grantType: string | null): void => {
  if (grantType === null) throw tokenRefusal(400, 'invalid_request', 'grant_type is missing.');
  if (grantType !== 'client_credentials')
    throw tokenRefusal(400, 'unsupported_grant_type', 'Use client_credentials.');
};

const grantedScopes = ({ scopes }: Client, asked: string | null): readonly Scope[] => {
  const names = new Set((asked ?? '').split(' ').filter((name) => name !== ''));
  if (names.size === 0) return scopes;
  const granted = scopes.filter((scope) => names.has(scope));
  if (granted.length === names.size) return granted;
  throw tokenRefusal(400, 'invalid_scope', 'The client does not have this scope.');
};

const postToken =
  ({ clients, tokens, switches }: Vendor): Work =>
  (c) => {
    const form = formOf(c);
    const client = clients.findByHeader(c.req.header('Authorization'));
    if (client === undefined) throw clientRefused();
    c.env.exchange.entry.keyLabel = client.label;
    checkGrant(form.get('grant_type'));
    const scopes = grantedScopes(client, form.get('scope'));
    const access_token = tokens.issue(client, scopes);
    if (switches.tokenShape === 'minimal') return jsonAnswer(200, { access_token });
    const scope = scopes.join(' ');
    const expires_in = TOKEN_LIFE_SECONDS;
    return jsonAnswer(200, { access_token, token_type: 'Bearer', expires_in, scope });
  };

/** The one route of the token host, which tells its errors as OAuth does. */
export const tokenRoutes = (vendor: Vendor): Hono<Env> => {
  const app = new Hono<Env>();
  app.post(TOKEN_PATH, answerWith(postToken(vendor)));
  app.all(TOKEN_PATH, refuseMethod('POST', 'invalid_request'));
  app.onError((error) =>
    toResponse(tokenRefusalAnswer(refusalOf(error, 'server_error'), vendor.switches)),
  );
  return app;
};
