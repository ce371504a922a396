import { expect, test } from '@jest/globals';
import { snakeCased, spokenName } from '../../kit/names.ts';

test.each([
  ['name', 'Name'],
  ['client_id', 'Client ID'],
  ['entity_type', 'Entity Type'],
  ['idle_hours', 'Idle Hours'],
])('%s is called %s', (name, spoken) => {
  expect(spokenName(name)).toBe(spoken);
});

test('values go by their names in snake case, in their order', () => {
  const sent = snakeCased({ name: 'A', clientId: 'B', aVeryLongName: null, gone: undefined });
  expect(JSON.stringify(sent)).toBe('{"name":"A","client_id":"B","a_very_long_name":null}');
});
