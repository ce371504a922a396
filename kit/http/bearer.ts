import type { BeforeRequestMiddleware } from 'zapier-platform-core';
import { problem } from '../errors/sentences.ts';
import { type BaseUrl, isSameOrigin } from './urls.ts';

const isHeaderText = (value: string): boolean => /^[\x20-\x7e]*$/.test(value);

/** Whether a key is a JWT, three parts with dots: the token of a person's login, which ends soon. */
export const isLoginToken = (key: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(key.trim());

/**
 * Middleware that signs the requests to an API, and no others, with the key or token that
 * `authData` holds under `field`. A request that carries credentials of its own keeps them. Throws
 * when the key holds what no header can carry.
 */
export const bearer =
  (base: BaseUrl, field: string): BeforeRequestMiddleware =>
  (request, _z, bundle) => {
    if (!isSameOrigin(base, request.url) || request.headers?.Authorization) return request;
    const key = String(bundle.authData[field] ?? '').trim();
    if (!isHeaderText(key)) throw problem('bad_key');
    request.headers = { ...request.headers, Authorization: `Bearer ${key}` };
    return request;
  };
