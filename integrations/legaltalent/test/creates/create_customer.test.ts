import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../../sandbox/legaltalent.ts';
import { type SimulatedTime, simulateTime } from '../../../../sandbox/simulated_time.ts';
import { COMPANY, failureOf, type Office, openOffice } from '../support.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ seed: false });
});
afterEach(() => office.close());

const create = (input: Record<string, unknown> = COMPANY) =>
  office.zapier.create('create_customer', input);
const customers = () => office.vendor.backOffice.customers();
const lastRequest = () => office.vendor.journal.entries.at(-1);
const posts = () => office.vendor.journal.count(({ method }) => method === 'POST');

describe('what it sends', () => {
  test('creates a customer with one call and returns it', async () => {
    const { results, apiCalls } = await create();
    expect(results).toMatchObject({ ...customers()[0], id: results.customer_id });
    expect(apiCalls).toHaveLength(1);
    expect(lastRequest()?.requestBody).toEqual({
      name: 'Umbral Textiles S.A.',
      client_id: 'crm-5001',
      entity_type: 'company',
      website: 'https://umbral.example',
      tax_id: '215550990017',
      country: 'UY',
    });
  });

  test('needs a name only, and sends no blank field', async () => {
    await create({ name: '  Umbral ', clientId: '', website: null, country: '  ' });
    expect(lastRequest()?.requestBody).toEqual({ name: 'Umbral' });
  });

  test.each(['meta', 'context', 'none'] as const)('reads the answer as %s', async (envelope) => {
    Object.assign(office.vendor.switches, { envelope, idKey: 'id', times: 'seconds' });
    const { results } = await create();
    expect(results.id).toBe(customers()[0]?.id);
    expect(results).toMatchObject({ customer_id: results.id, name: COMPANY.name });
    expect(results.created_at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });
});

describe('bad input', () => {
  test.each([
    [{ name: ' ' }, 'Name is required.'],
    [{ name: 'x'.repeat(256) }, 'Name may have at most 255 characters.'],
    [{ entityType: 'trust' }, 'Entity Type must be one of company, individual.'],
    [{ clientId: 'a\nb' }, 'Client ID may not hold line breaks or other control characters.'],
    [{ country: ['UY'] }, 'Country must be text.'],
    [{ clientId: '{{id}}' }, 'Client ID holds {{: Zapier did not fill in what is mapped there.'],
  ])('halts on %j before any request', async (wrong, message) => {
    const failure = await failureOf(create({ ...COMPANY, ...wrong }));
    expect(failure).toMatchObject({ kind: 'halted', message });
    expect(office.vendor.journal.entries).toHaveLength(0);
  });

  test.each([
    ['object', 'Website'],
    ['string', 'Website'],
    ['flat', 'Website'],
    ['gateway', 'the values of this step'],
    ['html', 'the values of this step'],
  ] as const)('names the field of a 400 as far as it is told (%s)', async (errorShape, names) => {
    Object.assign(office.vendor.switches, { errorShape });
    const failure = await failureOf(create({ ...COMPANY, website: 'umbral dot example' }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toContain(`does not accept ${names}. Correct`);
  });
});

describe('a client id that is taken', () => {
  test('halts the run and says so, without the id', async () => {
    await create();
    const failure = await failureOf(create({ ...COMPANY, name: 'Someone Else S.A.' }));
    expect(failure.kind).toBe('halted');
    expect(failure.message).toMatch(/Client ID already, so none was created/);
    expect(failure.message).not.toContain('crm-5001');
    expect(customers()).toHaveLength(1);
  });
});

describe('an answer that is lost', () => {
  let time: SimulatedTime;
  beforeEach(() => {
    time = simulateTime(Date.now());
  });
  afterEach(() => time.end());

  const LOST: Fault[] = [
    { kind: 'loseAnswer' },
    { kind: 'shortBody' },
    { kind: 'cutBody' },
    { kind: 'delay', ms: 60_000 },
  ];

  test.each(LOST)('is made up for by the client id ($kind)', async (fault) => {
    office.vendor.faults.next(fault);
    const run = create();
    if (fault.kind !== 'delay') {
      expect((await run).results).toMatchObject({ client_id: 'crm-5001', name: COMPANY.name });
    } else {
      expect((await failureOf(run)).message).toContain('Replaying this step later is safe');
    }
    expect(posts()).toBe(1);
  });

  test.each([...LOST, { kind: 'status', status: 502 } as const, { kind: 'reset' } as const])(
    'halts the run without a client id, so that Zapier repeats nothing ($kind)',
    async (fault) => {
      office.vendor.faults.next(fault);
      const failure = await failureOf(create({ name: COMPANY.name }));
      expect(failure.kind).toBe('halted');
      expect(failure.message).toMatch(/done its work or not. Look in LegalTalent first/);
      expect(failure.message).toMatch(/With a Client ID filled in, every replay is safe/);
      expect(posts()).toBe(1);
    },
  );

  test.each([502, 503, 500])('is safe to replay with a client id after a %d', async (status) => {
    office.vendor.faults.next({ kind: 'status', status });
    const failure = await failureOf(create());
    expect(failure.kind).toBe('errored');
    expect(failure.message).toContain('Replaying this step later is safe');
    expect(posts()).toBe(1);
    await create();
    expect(customers()).toHaveLength(1);
  });

  test('says so when the customer cannot be looked up either', async () => {
    office.vendor.faults.next({ kind: 'loseAnswer' });
    office.vendor.faults.when(({ method }) => method === 'GET', { kind: 'status', status: 403 });
    const failure = await failureOf(create());
    expect(failure.kind).toBe('errored');
    expect(failure.message).toMatch(/could not be reached.*may have been created: look in Legal/);
    expect(failure.message).not.toContain('kyc:read');
  });

  test('never hands over a customer whom somebody else made under the client id', async () => {
    office.vendor.backOffice.addCustomer({ name: 'Older Trading', clientId: 'crm-5001' });
    office.vendor.faults.next({ kind: 'loseAnswer' });
    expect((await failureOf(create())).kind).toBe('errored');
    expect((await failureOf(create())).message).toContain('Client ID already');
  });
});
