import { afterEach, beforeEach } from '@jest/globals';
import { type Office, openOffice } from './support.ts';

/** An office of its own for each test of a file that imports it, with its sandbox's people in it. */
export let office: Office;

/** The id of one customer there, whose client id is `crm-20417`. */
export let customerId: string;

beforeEach(async () => {
  office = await openOffice();
  customerId = String(office.vendor.backOffice.customer('crm-20417').customer_id);
});
afterEach(() => office.close());
