import { beforeAll, describe, expect, test } from '@jest/globals';
import { APPS, openPages } from './pages_without_port.ts';

const { desk, get, post, personNamed } = openPages();

const mainOf = (text: string) => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';

describe('a Zap', () => {
  const zaps = '/instant-compliance/zaps';
  const newest = () => desk().history.rows[0];

  beforeAll(async () => {
    await desk().startOver();
  });

  test('fires once for a change, which first waits, and then is known', async () => {
    await post(zaps, 'on=triggers.new_or_updated_customer&title=Verified&in.kycStatus=VERIFIED');
    const person = personNamed('instant-compliance', 'Amira Haddad');
    await post('/instant-compliance/office', `act=verify&person=${person}`);
    await post(`${zaps}/${desk().zaps[0]?.id}`, 'do=check');
    expect(newest()).toMatchObject({ outcome: 'quiet', records: [{ verdict: 'waits' }] });
    await post('/clock', 'minutes=2');
    expect(newest()).toMatchObject({ outcome: 'ran', headline: 'It ran for Amira Haddad.' });
    expect(newest()?.records).toMatchObject([
      { verdict: 'new', dedupeKey: { changed_at: expect.stringMatching(/Z$/) } },
    ]);
    await post('/clock', 'minutes=29');
    expect(newest()).toMatchObject({
      outcome: 'quiet',
      checks: 14,
      records: [{ verdict: 'seen' }],
    });
    const why = mainOf((await get(`/instant-compliance/why/${newest()?.id}`)).text);
    expect(why).toMatch(/the last 5 hours 15 minutes/);
    expect(why).toMatch(/updated_since=2026-07-20T04:/);
    expect(why).toMatch(/seen: the Zap knows this key/);
  });

  test('is not started by what does not fit', async () => {
    await post('/instant-compliance/zaps', 'on=triggers.new_customer&title=New');
    const person = personNamed('instant-compliance', 'Leilani Kealoha');
    await post('/instant-compliance/office', `act=edit&person=${person}`);
    await post('/clock', 'minutes=2');
    const row = desk().history.rows.find(({ zap }) => zap.title === 'New');
    const verdicts = row?.records.map(({ verdict }) => verdict) ?? [];
    expect(row?.outcome).toBe('quiet');
    expect(verdicts).toContain('not an event');
    const on = desk().history.rows.find(({ zap, outcome }) => zap === row?.zap && outcome === 'on');
    expect((await get(`/instant-compliance/why/${on?.id}`)).text).toMatch(/the last 25 hours/);
  });

  test('is held by an import, fails under an outage, and goes on after it', async () => {
    await post('/instant-compliance/office', 'act=import');
    await post('/clock', 'minutes=2');
    const held = desk().history.rows.find(({ outcome }) => outcome === 'held');
    expect(held?.headline).toMatch(/^120 runs are held/);
    await post('/instant-compliance/trouble', 'trouble=outage');
    await post('/instant-compliance/office', 'act=add');
    await post('/clock', 'minutes=2');
    expect(newest()).toMatchObject({ outcome: 'errored', failure: { kind: 'errored' } });
    await post('/instant-compliance/trouble', 'trouble=none');
    await post('/clock', 'minutes=2');
    expect(
      desk()
        .history.rows.slice(0, 2)
        .map(({ outcome }) => outcome),
    ).toContain('ran');
  });

  test('that begins in a CRM runs for a contact, and is stopped by a bad address', async () => {
    await post(zaps, 'on=creates.upsert_customer&title=Contacts');
    const { id } = desk().zaps.find(({ title }) => title === 'Contacts') ?? {};
    await post(`${zaps}/${id}`, 'do=new');
    expect(newest()?.outcome).toBe('ran');
    const outcome = () => newest()?.output.find(({ key }) => key === 'outcome')?.value;
    expect(outcome()).toBe('created');
    await post(`${zaps}/${id}`, 'do=same');
    expect(outcome()).toBe('updated');
    await post(`${zaps}/${id}`, 'do=bad');
    expect(newest()).toMatchObject({ outcome: 'halted', failure: { kind: 'halted' } });
    await post(`${zaps}/${id}`, 'do=off');
    expect(desk().zaps.map(({ title }) => title)).not.toContain('Contacts');
  });

  test('is checked at the interval of the plan', async () => {
    await desk().startOver();
    await post('/plan', 'plan=Free');
    await post(zaps, 'on=triggers.new_customer&title=New');
    await post('/clock', 'minutes=60');
    expect(newest()).toMatchObject({ outcome: 'quiet', checks: 4 });
    await post('/plan', 'plan=Professional');
  });
});

test.each([
  ['legaltalent', 'new_customer'],
  ['bultra', 'new_customer'],
])('in %s a ready Zap fires for a customer who is new', async (app, trigger) => {
  await post(`/${app}/zaps`, `on=triggers.${trigger}&title=Ready`);
  await post(`/${app}/office`, 'act=add');
  await post('/clock', 'minutes=2');
  const row = desk().history.rows.find(({ zap }) => zap.app.name === app);
  expect(row?.outcome).toBe('ran');
  expect((await get(`/${app}/why/${row?.id}`)).text).toContain('It read the whole list.');
});

test('every ready Zap can be switched on as it stands', async () => {
  for (const name of APPS) {
    const { text } = await get(`/${name}/zaps`);
    const forms = [
      ...text.matchAll(/<form method="post" action="[^"]+\/zaps">([\s\S]*?)<\/form>/g),
    ];
    expect(forms.length + desk().zaps.length).toBeGreaterThan(1);
    for (const [, form = ''] of forms) {
      const query = new URLSearchParams();
      for (const [, key = '', value = ''] of form.matchAll(/name="([^"]+)" value="([^"]+)"/g))
        query.append(key, value);
      await post(`/${name}/zaps`, query.toString());
      expect(desk().history.rows[0]).toMatchObject({ outcome: 'on' });
    }
  }
});
