import { describe, expect, test } from '@jest/globals';
import { organisationOf } from '../../../kit/steps/organisation.ts';
import { refuseNoToken, refuseWrapping } from '../../../kit/steps/pasted_key.ts';

const KEY = 'ic_live_0123456789abcdef0123456789abcdef';

const problemOf = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

describe('a key', () => {
  test.each([KEY, ` ${KEY}\n`, 'sk_live.0-1~2+3/4==', 'bearerish0', '{{apiKey}}'])(
    'alone is taken: %j',
    (key) => {
      expect(problemOf(() => refuseNoToken(key, 'API Key'))).toBe('none');
    },
  );

  test.each([
    [`Bearer ${KEY}`, 'the word Bearer'],
    [`bearer:${KEY}`, 'the word Bearer'],
    [`"Bearer ${KEY}"`, 'the word Bearer'],
    [`Authorization: Bearer ${KEY}`, 'the word Authorization'],
    [`-H 'authorization: Bearer ${KEY}'`, 'the word Authorization'],
    [`"${KEY}"`, 'quotation marks'],
    [`\u201c${KEY}\u201d`, 'quotation marks'],
    [`\`${KEY}\``, 'quotation marks'],
    [`<${KEY}>`, 'angle brackets'],
    [`API key: ${KEY}`, 'its name'],
    [`api_key=${KEY}`, 'its name'],
    [`x-api-key: ${KEY}`, 'its name'],
    [`{"apiKey": "${KEY}"}`, 'its name'],
    [`Token ${KEY}`, 'the word Token'],
  ])('with its wrapping is not sent: %s', (pasted, around) => {
    expect(() => refuseNoToken(pasted, 'API Key')).toThrow(
      expect.objectContaining({ values: { field: 'API Key', around } }),
    );
  });

  test.each([`${KEY} ${KEY}`, `${KEY},`, `${KEY}\u200b`, ''])('that no token can be: %j', (key) => {
    expect(problemOf(() => refuseNoToken(key, 'API Key'))).toBe('bad_key');
  });

  test.each(['a:b"c', 'p@ss w0rd', '(x)', 'x;', 'solid:x', 'token-x'])(
    'of another kind may hold any sign: %s',
    (secret) => {
      expect(problemOf(() => refuseWrapping(secret, 'Client Secret'))).toBe('none');
    },
  );
});

describe('the name of a connection', () => {
  test.each([
    [' Harbour Street\u200b  Conveyancing\n', 'Harbour Street Conveyancing'],
    ['Zoë & Söhne (2026)', 'Zoë & Söhne (2026)'],
    ['conveyancing2026', 'conveyancing2026'],
  ])('is cleaned: %j', (typed, name) => {
    expect(organisationOf(typed, KEY)).toBe(name);
  });

  test.each([
    ...[KEY, `key ${KEY}`, 'ic_live_short', `Office ${'a1'.repeat(12)}`],
    ...['ic\u200b_live_short', 'ic_\u00adlive_short', [...KEY].join('\u200b')],
  ])('is no key, which everybody would see: %s', (typed) => {
    expect(problemOf(() => organisationOf(typed, KEY, /ic_live_/))).toBe('key_as_name');
  });

  test('is not the secret of the connection, of whatever form', () => {
    for (const typed of ['x hush y', 'x hu\u200bsh y'])
      expect(problemOf(() => organisationOf(typed, ' hush '))).toBe('key_as_name');
  });

  test.each(['', ' ', '\u200b\u2060', '\u3164'])('shows something: %j does not', (typed) => {
    expect(problemOf(() => organisationOf(typed, KEY))).toBe('nameless_connection');
  });
});
