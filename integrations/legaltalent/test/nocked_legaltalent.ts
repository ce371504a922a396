import { afterAll, beforeAll } from '@jest/globals';
import nock from 'nock';
import type { Zapier } from '../../../sandbox/zapier.ts';
import { nockForEachTest } from '../../../test/nock_for_each_test.ts';
import { customerSample } from '../records/customer.ts';
import { zapierAt } from './support.ts';

const HOST = 'https://kyc.example.org';

/** The id that these tests ask for, and a whole record as the API writes it. */
export const ID = customerSample.id;
export const { id: _, ...RECORD } = customerSample;

/** Zapier connected to a LegalTalent whose answers each test writes itself. */
export let zapier: Zapier;
nockForEachTest();
beforeAll(async () => {
  zapier = await zapierAt(HOST, 'sk_nocked0000000000000000000000000');
});
afterAll(() => zapier.close());

export const legalTalent = () => nock(HOST);

/** The envelope of a success as the vendor's pages print it. */
export const enveloped = (data: unknown) => ({
  status: 'success',
  data,
  meta: { request_id: 'r-1' },
});

/** What the pages print of a deletion: no data. */
export const DONE = { status: 'success', message: 'Done.' };
