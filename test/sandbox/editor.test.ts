import { describe, expect, test } from '@jest/globals';
import { definitionOf } from '../../sandbox/zapier/app_definition.ts';
import { testStep } from '../../sandbox/zapier/editor_test.ts';
import { fieldView } from '../../sandbox/zapier/field_view.ts';
import { StepRunner } from '../../sandbox/zapier/step_runner.ts';
import { Zapier } from '../../sandbox/zapier.ts';

interface Bundle {
  inputData: Record<string, string>;
  meta: Record<string, unknown>;
  [key: string]: unknown;
}

const display = { label: 'Thing', description: 'Triggers when a thing is new.' };

/** A stand-in of Zapier for a small app of which the test gives the steps. */
const zapierFor = async (app: object): Promise<Zapier> => {
  const whole = { version: '1.0.0', platformVersion: '19.1.0', ...app };
  const cursors = { url: 'http://127.0.0.1:9/', close: async () => {} };
  const runner = new StepRunner({ app: whole, authData: {}, cursors });
  return new Zapier(runner, await definitionOf(whole), cursors);
};

const step = (operation: object) => ({ key: 'thing', noun: 'Thing', display, operation });

const fieldMade = async (_: unknown, { inputData }: Bundle) =>
  inputData.kind === 'large' ? [{ key: 'size', type: 'integer' }] : [];

describe('a form', () => {
  test('has the fields that a function makes of what was chosen', async () => {
    const inputFields = [{ key: 'kind', altersDynamicFields: true }, fieldMade];
    const perform = () => ({ id: '1' });
    const outputFields = [{ key: 'id', label: 'ID' }, () => ({ key: 'made', label: 'Made' })];
    const zapier = await zapierFor({
      creates: { thing: step({ inputFields, perform, outputFields }) },
    });
    const form = zapier.form(['creates.thing']);
    const keysFor = async (input: object) =>
      (await form.inputFields({ ...input })).map(({ key }) => key);
    expect(await keysFor({})).toEqual(['kind']);
    expect(await keysFor({ kind: 'large' })).toEqual(['kind', 'size']);
    expect((await form.outputFields()).map(({ label }) => label)).toEqual(['ID', 'Made']);
  });

  test('has the choices that a function gives, page after page', async () => {
    const perform = (_: unknown, { meta }: Bundle) =>
      meta.paging_token === 'two'
        ? { results: [{ id: 3, label: 'Three' }], paging_token: null }
        : { results: [{ id: 1, label: 'One' }, { id: 2 }], paging_token: 'two' };
    const inputFields = [{ key: 'first' }, { key: 'thing', choices: { perform } }];
    const zapier = await zapierFor({
      creates: { thing: step({ inputFields, perform: () => ({}) }) },
    });
    const form = zapier.form(['creates.thing']);
    const [, field] = await form.inputFields();
    if (field === undefined) throw new Error('There is no field.');
    const one = { value: '1', label: 'One' };
    expect(await form.dropdown(field)).toEqual({
      options: [one, { value: '2', label: '2' }],
      hasMore: true,
      trouble: '',
    });
    const whole = await form.dropdown(field, {}, 5);
    expect(whole.options.map(({ value }) => value)).toEqual(['1', '2', '3']);
    expect(whole.hasMore).toBe(false);
  });

  test('has the choices of a hidden trigger, and its pages only where it says that it has some', async () => {
    const perform = (_: unknown, { meta }: Bundle) =>
      meta.page === 0 ? [{ id: 'a', name: 'A' }] : [];
    const list = (more: object) => ({
      ...step({ type: 'polling', perform, ...more }),
      display: { ...display, hidden: true },
    });
    const zapier = await zapierFor({
      triggers: { paged: list({ canPaginate: true }), plain: list({}) },
    });
    const form = zapier.form([]);
    const dropdown = (dynamic: string, more = 0) =>
      form.dropdown(fieldView({ key: 'x', dynamic }), {}, more);
    const options = [{ value: 'a', label: 'A' }];
    expect(await dropdown('paged.id.name')).toEqual({ options, hasMore: true, trouble: '' });
    expect(await dropdown('paged.id.name', 1)).toEqual({ options, hasMore: false, trouble: '' });
    expect(await dropdown('plain.id.name', 1)).toEqual({ options, hasMore: false, trouble: '' });
  });

  test('says why a dropdown offers nothing', async () => {
    const perform = (z: { errors: { Error: new (message: string) => Error } }) => {
      throw new z.errors.Error('The list is closed.');
    };
    const zapier = await zapierFor({ triggers: { list: step({ type: 'polling', perform }) } });
    const { trouble } = await zapier
      .form([])
      .dropdown(fieldView({ key: 'x', dynamic: 'list.id.name' }));
    expect(trouble).toBe('The list is closed.');
  });

  test('of two steps that run as one has each key once', async () => {
    const fields = (key: string) =>
      step({ inputFields: [{ key: 'id' }, { key }], perform: () => [] });
    const zapier = await zapierFor({
      searches: { find: fields('a') },
      creates: { make: fields('b') },
    });
    const form = zapier.form(['searches.find', 'creates.make']);
    expect((await form.inputFields()).map(({ key }) => key)).toEqual(['id', 'a', 'b']);
  });
});

describe('a hook trigger', () => {
  const hookApp = (heard: unknown[], more: object = {}) => ({
    triggers: {
      thing: step({
        type: 'hook',
        perform: (_: unknown, { cleanedRequest }: Bundle) => [cleanedRequest],
        performSubscribe: (_: unknown, { targetUrl, inputData }: Bundle) => {
          heard.push(['subscribe', inputData, typeof targetUrl]);
          return { id: 'hook-1' };
        },
        performUnsubscribe: (_: unknown, { subscribeData }: Bundle) => {
          heard.push(['unsubscribe', subscribeData]);
          return {};
        },
        ...more,
      }),
    },
  });

  test('subscribes at the switch, starts for each payload, and unsubscribes', async () => {
    const heard: unknown[] = [];
    const zapier = await zapierFor(hookApp(heard));
    const zap = await zapier.subscribe('thing', { board: '7' });
    expect((await zap.deliver({ id: 'a', name: 'Ada' })).results).toEqual([
      { id: 'a', name: 'Ada' },
    ]);
    expect((await zap.deliver({ id: 'a' })).results).toEqual([{ id: 'a' }]);
    await zap.unsubscribe();
    expect(heard).toEqual([
      ['subscribe', { board: '7' }, 'string'],
      ['unsubscribe', { id: 'hook-1' }],
    ]);
  });

  test('lists its samples by performList, and has none without it', async () => {
    const wanted = { kind: 'triggers', key: 'thing' } as const;
    const bare = await testStep(await zapierFor(hookApp([])), wanted, {});
    expect(bare.results).toEqual([]);
    const listed = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    const zapier = await zapierFor(hookApp([], { performList: () => listed }));
    expect((await testStep(zapier, wanted, {})).results).toEqual(listed.slice(0, 3));
  });
});

test('an app without authentication runs its steps', async () => {
  const zapier = await zapierFor({ searches: { thing: step({ perform: () => [{ id: '1' }] }) } });
  expect((await zapier.search('thing', {})).results).toEqual([{ id: '1' }]);
});
