import { expect, test } from '@jest/globals';
import { bearer } from '../../../kit/http/bearer.ts';
import { baseUrl } from '../../../kit/http/urls.ts';

const sign = bearer(baseUrl('NO_SUCH_VARIABLE', 'https://api.example.org/v1'), 'token');

const signed = (request: object, token?: string) =>
  Reflect.apply(sign, undefined, [request, {}, { authData: { token } }]);

test('signs a request to the API, whatever other headers it has', () => {
  const request = { url: 'https://api.example.org/v1/customers', headers: { Accept: 'a/b' } };
  expect(signed(request, ' k1 ').headers).toEqual({ Accept: 'a/b', Authorization: 'Bearer k1' });
});

test.each(['https://example.org/v1', 'http://api.example.org/v1', 'https://api.example.org.evil/'])(
  'gives %s no key',
  (url) => {
    expect(signed({ url }, 'k1')).toEqual({ url });
  },
);

test('leaves a request that has credentials of its own as it is', () => {
  const request = {
    url: 'https://api.example.org/token',
    headers: { Authorization: 'Basic eA==' },
  };
  expect(signed(request, 'k1').headers).toEqual({ Authorization: 'Basic eA==' });
});

test.each(['line\nbreak', 'ключ'])('refuses the key %j, which no header can carry', (key) => {
  expect(() => signed({ url: 'https://api.example.org/v1' }, key)).toThrow('bad_key');
});
