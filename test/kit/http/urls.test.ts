import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { baseUrl, isSameOrigin, pathSegment, queryValue, urlOf } from '../../../kit/http/urls.ts';

const base = (url: string) => {
  process.env.TEST_API_URL = url;
  return baseUrl('TEST_API_URL', 'https://api.example.org');
};

test.each([
  ['', 'https://api.example.org/customers'],
  ['https://test.example.org/v1/', 'https://test.example.org/v1/customers'],
  ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/customers'],
  ['http://localhost/v1', 'http://localhost/v1/customers'],
  ['http://[::1]:8080', 'http://[::1]:8080/customers'],
])('accepts the base %j', (url, expected) => {
  expect(urlOf(base(url), '/customers')).toBe(expected);
});

test.each([
  'http://example.org',
  'http://127.0.0.1.example.org',
  'file:///etc',
  'x',
  'https://a@b.c',
])('refuses the base %s when it is used, not before', (url) => {
  const refused = base(url);
  expect(() => urlOf(refused, '/customers')).toThrow('refused_address');
  expect(isSameOrigin(refused, url)).toBe(false);
});

test.each([
  ['https://api.example.org/customers', true],
  ['https://api.example.org:444/customers', false],
  ['http://api.example.org/customers', false],
  ['https://api.example.org.evil.example/customers', false],
])('a key may go to %s: %s', (url, expected) => {
  expect(isSameOrigin(base(''), url)).toBe(expected);
});

test('any id travels as one path segment and comes back the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
      fc.pre(id !== '.' && id !== '..');
      const url = new URL(urlOf(base(''), `/customers/${pathSegment(id, 'ID')}`));
      expect(url.pathname.split('/').slice(2).map(decodeURIComponent)).toEqual([id]);
    }),
  );
});

test('a value for a query that the platform would change is refused', () => {
  expect(queryValue('crm:{1}', 'ID')).toBe('crm:{1}');
  expect(() => queryValue('crm:{{1.id}}', 'ID')).toThrow('bad_id');
});
