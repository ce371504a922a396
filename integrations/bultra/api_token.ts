import * as z from 'zod/mini';
import type { Problem } from '../../kit/errors/problem.ts';
import { problem } from '../../kit/errors/sentences.ts';
import { readAnswer } from '../../kit/http/read_answer.ts';
import { type HttpAnswer, isOk, type Send } from '../../kit/http/send.ts';
import type { BaseUrl } from '../../kit/http/urls.ts';
import { type VendorCall, vendorApi } from '../../kit/http/vendor_api.ts';
import { onFirstUse } from '../../kit/records/on_first_use.ts';

/** What an app signs in with: an OAuth 2.0 client. */
export interface Client {
  id: string;
  secret: string;
}

/** Where a vendor gives tokens to clients, and for what. */
export interface TokenHost {
  base: BaseUrl;
  /** What to ask for; each next one only when a client is not granted all of the one before. */
  scopes: readonly string[];
  /** The problem that an answer outside 2xx stands for; its call is of the kind `token`. */
  failure(answer: HttpAnswer, call: VendorCall): Problem;
}

const oauthError = onFirstUse(() => z.object({ error: z.string() }));

/** OAuth's name of an error, such as `invalid_scope`; undefined when the body has none. */
export const oauthErrorCode = ({ data }: HttpAnswer): string | undefined =>
  oauthError().safeParse(data).data?.error;

const isScopeRefused = (answer: HttpAnswer): boolean =>
  answer.status === 400 && oauthErrorCode(answer) === 'invalid_scope';

// A header carries visible ASCII only.
const tokenAnswer = onFirstUse(() =>
  z.object({ access_token: z.string().check(z.regex(/^[\x21-\x7e]+$/)) }),
);

const tokenCall = ({ id, secret }: Client, scope: string): VendorCall => ({
  kind: 'token',
  method: 'POST',
  path: '',
  headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
  body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  isRepeatable: true,
});

/**
 * A new access token by the client credentials grant (RFC 6749, 4.4), the client in a Basic header
 * as it is. Throws before any call when the ID holds a colon, and never shows what was answered.
 */
export const newToken = async (send: Send, host: TokenHost, client: Client): Promise<string> => {
  if (client.id.includes(':')) throw problem('bad_client_id');
  const { answerTo } = vendorApi(host.base, host.failure);
  const [first = '', ...others] = host.scopes;
  let call = tokenCall(client, first);
  let answer = await answerTo(send, call);
  for (const scope of others) {
    if (!isScopeRefused(answer)) break;
    call = tokenCall(client, scope);
    answer = await answerTo(send, call);
  }
  if (!isOk(answer)) throw host.failure(answer, call);
  return readAnswer(tokenAnswer(), answer).access_token;
};
