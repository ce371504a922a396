import { describe, expect, test } from '@jest/globals';
import { DONE, enveloped, ID, legalTalent, RECORD, zapier } from '../nocked_legaltalent.ts';
import { failureOf } from '../support.ts';

const PATH = `/customers/${ID}`;
const OTHER = 'd290f1ee-6c54-4b01-90e6-d701748f0851';
const WATCHLIST_ID = '0c9a41de-7e55-4f0c-9b3a-66c1f2d8a0b4';
const EXPIRES = { subject_id: 's-1', expires_at: 1_810_000_000 };

describe('Add Customer to Monitoring', () => {
  const monitor = async (watchlistId: string | undefined = WATCHLIST_ID) =>
    (await zapier.create('monitor_customer', { customerId: ID, watchlistId })).results;
  const answered = (status: number, body?: object | string) =>
    legalTalent().post(`${PATH}/monitor`).reply(status, body);

  test('reads the nested watchlist, and lets nobody else through', async () => {
    const others = [{ subject_id: 's-0', full_name: 'Ada Byron', identifiers: ['ES-1'] }];
    const watchlist = { watchlist_id: 'w-9', name: 'Everybody', subjects: others };
    answered(201, enveloped({ ...EXPIRES, duration_days: 365, watchlist, subjects: others }));
    expect(await monitor('')).toEqual({
      id: ID,
      customer_id: ID,
      watchlist_id: 'w-9',
      subject_id: 's-1',
      expires_at: '2027-05-11T01:46:40.000Z',
    });
  });

  test.each([
    [200, DONE],
    [200, { status: 'success' }],
    [201, enveloped({ message: 'Subject added.' })],
    [200, enveloped(null)],
    [204, undefined],
    [200, undefined],
    [202, enveloped({ watchlist: { subjects: [{ full_name: 'Ada Byron' }] } })],
  ])('%d %j is a success, with what was sent', async (status, body) => {
    answered(status, body);
    expect(await monitor()).toEqual({
      id: ID,
      customer_id: ID,
      watchlist_id: WATCHLIST_ID,
      subject_id: null,
      expires_at: null,
    });
  });

  test.each([
    { message: 'Forbidden' },
    {},
    [],
    null,
    '<html>',
    '"ok"',
    enveloped({ customer_id: OTHER, ...EXPIRES }),
    { status: 'success', customer_id: OTHER },
  ])('%j is none, and halts', async (body) => {
    answered(200, typeof body === 'string' ? body : JSON.stringify(body));
    expect((await failureOf(monitor())).message).toMatch(/may have done its work or not/);
  });

  test('names Watchlist ID when it was left blank and the values are not accepted', async () => {
    for (const body of [{ message: 'Bad Request' }, '<html>', { error: { code: 'X' } }]) {
      answered(400, body);
      const failure = await failureOf(monitor(''));
      expect(failure.message).toContain('does not accept Watchlist ID.');
    }
  });

  test.each([
    [404, { type: 'NotFoundError', code: 'WATCHLIST_NOT_FOUND' }, /no watchlist with this/],
    [404, { type: 'NotFoundError', code: 'CUSTOMER_NOT_FOUND' }, /no customer with this Customer/],
    [409, { code: 'SUBJECT_EXISTS' }, /is on this watchlist already/],
  ])('%d %j halts in its own words', async (status, error, says) => {
    answered(status, { status: 'error', error });
    expect(await failureOf(monitor())).toMatchObject({
      kind: 'halted',
      message: expect.stringMatching(says),
    });
  });
});

describe('Deactivate Customer', () => {
  const deactivate = () => zapier.create('deactivate_customer', { customerId: ID });
  const answered = (body: unknown) => legalTalent().delete(PATH).reply(200, JSON.stringify(body));

  test.each([
    DONE,
    enveloped({ message: 'Deactivated.' }),
    enveloped(null),
    enveloped({ customer_id: ID }),
    { customer_id: ID, message: 'Done.' },
    { id: ID.toUpperCase(), status: 'inactive' },
  ])('%j is a success by one call', async (body) => {
    answered(body);
    expect((await deactivate()).results).toEqual({ id: ID, customer_id: ID, status: 'inactive' });
  });

  test.each([
    [404, undefined],
    [200, enveloped({ ...RECORD, status: null })],
  ])('says nothing of a customer who is answered %d', async (status, body) => {
    answered({ message: 'Forbidden' });
    legalTalent().get(PATH).reply(status, body);
    const failure = await failureOf(deactivate());
    expect(failure.message).toContain('cannot read');
    expect(failure.message).not.toContain('was not deactivated');
  });

  test('says so when a status says active', async () => {
    answered(enveloped({ customer_id: ID, status: 'Active' }));
    legalTalent().get(PATH).reply(200, enveloped(RECORD));
    expect((await failureOf(deactivate())).message).toContain('was not deactivated');
  });

  test('takes no word about somebody else', async () => {
    answered(enveloped({ customer_id: OTHER, status: 'inactive' }));
    legalTalent().get(PATH).reply(200, enveloped(RECORD));
    expect((await failureOf(deactivate())).message).toContain('was not deactivated');
  });
});

describe('Update Customer', () => {
  const NEW = { customerId: ID, name: 'Rio Verde Two' };
  const update = async (input: object = NEW) =>
    (await zapier.create('update_customer', { ...input })).results;
  const patched = (body: unknown) => legalTalent().patch(PATH).reply(200, JSON.stringify(body));

  test.each([
    enveloped({ customer_id: ID, name: NEW.name, status: 'active', updated_at: 1_778_508_202 }),
    enveloped({ id: ID, message: 'Updated.' }),
    DONE,
  ])('%j is read again, and what was sent lies on top of an old read', async (body) => {
    patched(body);
    legalTalent().get(PATH).reply(200, enveloped(RECORD));
    const { updated_at: _, ...rest } = RECORD;
    expect(await update()).toMatchObject({ ...rest, id: ID, name: NEW.name });
  });

  test.each([{ message: 'Forbidden' }, [], null, {}, 'ok'])(
    'takes %j for a change only when the customer has the values',
    async (body) => {
      patched(body);
      legalTalent().get(PATH).reply(200, enveloped(RECORD));
      expect((await failureOf(update())).message).toContain('cannot read');
      patched(body);
      legalTalent()
        .get(PATH)
        .reply(200, enveloped({ ...RECORD, name: NEW.name }));
      expect(await update()).toMatchObject({ name: NEW.name, website: RECORD.website });
    },
  );

  test.each([enveloped({ ...RECORD, customer_id: OTHER }), { id: OTHER, status: 'success' }])(
    'does not take somebody else for the customer: %j',
    async (body) => {
      patched(body);
      expect((await failureOf(update())).message).toContain('cannot read');
    },
  );
});
