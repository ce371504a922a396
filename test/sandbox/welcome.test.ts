import { expect, test } from '@jest/globals';
import { startBackOffice } from '../../sandbox/instant_compliance/back_office_http.ts';
import { welcome } from '../../sandbox/instant_compliance/welcome.ts';
import { SANDBOX_API_KEY } from '../../sandbox/instant_compliance.ts';
import { sandboxForEachTest } from './api_client.ts';

const sandbox = sandboxForEachTest();

test('the welcome fits into 100 columns', () => {
  const text = welcome({
    api: 'http://127.0.0.1:4010/api/v1',
    backOffice: 'http://127.0.0.1:4011',
    apiKey: SANDBOX_API_KEY,
  });
  expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
});

test('every act of the back office in the welcome works as it is printed', async () => {
  const { url, backOffice } = sandbox();
  backOffice.addCustomer({ fullName: 'Noor Haddad', externalId: 'hubspot:1001' });
  const office = await startBackOffice(sandbox());
  const text = welcome({ api: url, backOffice: office.url, apiKey: SANDBOX_API_KEY });
  const printed = [...text.matchAll(/curl -X POST (\S+)(?: -d '(.+)')?$/gm)];
  const statuses = [];
  for (const [, address = '', body = ''] of printed) {
    const reply = await fetch(address, { method: 'POST', body });
    statuses.push(reply.status);
    await reply.text();
  }
  await office.close();
  expect(statuses).toEqual(Array.from({ length: 9 }, () => 200));
});
