import { expect, test } from '@jest/globals';
import type { Contract } from '../../release/contract.ts';
import { contractChanges } from '../../release/contract_changes.ts';
import { sample, withConnection, withConnectionField } from './sample_contract.ts';

const only = (after: Contract) => {
  const changes = contractChanges(sample, after);
  expect(changes).toHaveLength(1);
  return changes[0];
};

test.each<[Contract, string]>([
  [
    withConnection({ type: 'oauth2' }),
    'authentication: its type changed from custom to oauth2: everybody would have to connect again',
  ],
  [
    withConnection({ fields: { apiKey: { type: 'password', required: true, secret: true } } }),
    'authentication: the field region was removed or renamed: everybody would have to connect again',
  ],
  [
    withConnectionField('team', { required: true }),
    'authentication: the field team is new and required: everybody would have to connect again',
  ],
  [
    withConnectionField('region', { required: true }),
    'authentication: the field region became required: everybody would have to connect again',
  ],
  [
    withConnectionField('apiKey', { type: 'string' }),
    'authentication: the field apiKey changed its type from password to string: everybody would have to connect again',
  ],
  [
    withConnectionField('region', { choices: ['au'] }),
    'authentication: the field region no longer takes eu: everybody would have to connect again',
  ],
  [
    withConnectionField('apiKey', { choices: ['a'] }),
    'authentication: the field apiKey takes nothing but a: everybody would have to connect again',
  ],
  [
    withConnectionField('apiKey', { secret: false }),
    'authentication: the field apiKey is no longer a secret: what users typed as a secret would stand in logs',
  ],
])('case %#: what breaks connections asks for a major version, and says why', (after, what) => {
  expect(only(after)).toMatchObject({ what, asks: 'major' });
});

test.each<[Contract, string]>([
  [withConnectionField('team', {}), 'authentication: the field team was added'],
  [
    withConnectionField('apiKey', { required: false }),
    'authentication: the field apiKey is no longer required',
  ],
  [
    withConnectionField('region', { choices: ['au', 'eu', 'us'] }),
    'authentication: the field region also takes us',
  ],
  [
    withConnectionField('region', { secret: true }),
    'authentication: the field region became a secret',
  ],
])('case %#: what connections do not notice asks for a minor version', (after, what) => {
  expect(only(after)).toMatchObject({ what, asks: 'minor' });
});
