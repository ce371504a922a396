import {
  apiKey,
  apiKeyAt,
  type BreakingChange,
  label,
  office,
  officeAt,
  shipOrder,
} from './places.ts';

const shipUrl = `${shipOrder}.operation.perform`;

/** D002, D003 and D026. */
export const connectionChanges: BreakingChange[] = [
  ['D002', 'no link', { [`${apiKey}.helpText`]: 'In the settings.' }, apiKeyAt],
  ['D002', 'no help text', { [`${apiKey}.helpText`]: undefined }, apiKeyAt],
  ['D002', 'a link in backticks', { [`${apiKey}.helpText`]: '`[A](https://a.example)`' }, apiKeyAt],
  ['D002', 'a field that holds no secret', { [`${office}.helpText`]: 'Its name.' }, officeAt],
  ['D003', 'no label', { [label]: undefined }, label],
  ['D003', 'one label for all', { [label]: 'Vendor' }, label],
  ['D003', 'a secret', { [label]: '{{bundle.authData.token}}' }, label],
  ['D003', 'a secret in a list', { [label]: '{{ users[0].password }}' }, label],
  ['D003', 'a secret field', { [`${apiKey}.key`]: 'pat', [label]: '{{pat}}' }, label],
  ['D003', 'a part of a key', { [label]: '{{key_prefix}}' }, label],
  ['D003', 'an id', { [label]: '{{id}}' }, label],
  ['D003', 'the id of an account', { [label]: '{{name}} ({{account.userid}})' }, label],
  ['D026', 'a key', { [`${office}.key`]: 'subdomain' }, 'authentication.fields.subdomain'],
  [
    'D026',
    'words without a gap',
    { [`${office}.key`]: 'baseurl' },
    'authentication.fields.baseurl',
  ],
  [
    'D026',
    'a label',
    { [`${office}.key`]: 'account', [`${office}.label`]: 'Subdomain' },
    'authentication.fields.account',
  ],
  ['D026', 'a format', { [`${office}.inputFormat`]: '{{input}}.vendor.example' }, officeAt],
  [
    'D026',
    'a connection test',
    { 'authentication.test': { url: 'https://{{bundle.authData.office}}.vendor.example' } },
    'authentication.test.url',
  ],
  [
    'D026',
    'a whole address',
    { 'authentication.test': { url: '{{ bundle.authData.office }}/me' } },
    'authentication.test.url',
  ],
  [
    'D026',
    'the end of a domain',
    { [shipUrl]: { url: 'https://vendor.example{{bundle.inputData.note}}' } },
    `${shipOrder}.perform.url`,
  ],
  [
    'D026',
    'code',
    { [shipUrl]: { source: `z.request(\`https://\${bundle.authData.office}.vendor.example\`)` } },
    `${shipOrder}.perform.source`,
  ],
];
