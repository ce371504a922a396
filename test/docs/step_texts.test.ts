import { describe, expect, test } from '@jest/globals';
import {
  connectionFields,
  findOrCreates,
  inputFields,
  isVisible,
  steps,
} from '../../checks/places.ts';
import { runPlatformCli } from '../../checks/platform_cli.ts';
import { choicesOf } from '../../docs/made/step_texts_page.ts';
import { appsIn } from '../../release/apps.ts';
import { definitionAt, type Field } from '../../sandbox/zapier/app_definition.ts';

const apps = await Promise.all(
  appsIn().map(async ({ name, appPath }) => ({ name, definition: await definitionAt(appPath) })),
);

const readers = apps.map(({ name, definition }) => {
  const visible = steps(definition).filter(isVisible);
  const inputs = visible.flatMap(inputFields).filter(({ field }) => field.type !== 'copy');
  const told = [...visible, ...findOrCreates(definition)];
  return { name, visible, told, inputs, connection: connectionFields(definition) };
});

/** Whether a reader knows what to write: from an example, from the choices, or because it is yes or no. */
const saysItsForm = (field: Field): boolean =>
  field.type === 'boolean' ||
  choicesOf(field).length > 0 ||
  field.placeholder !== undefined ||
  /\b(such as|starts with) `[^`]+`/i.test(field.helpText ?? '');

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');

describe.each(readers)('an agent that reads $name', ({ visible, told, inputs, connection }) => {
  test.each(told)('learns what $where does, when to use it and what comes back', ({ display }) => {
    const [whatItDoes, ...more] = (display.description ?? '').split(/(?<=\.) /);
    expect(whatItDoes).toMatch(/^[A-Z][a-z]+s .{10,}/);
    expect(more.join(' ')).toMatch(/\b(Use it|Use this)\b/);
    expect(more.join(' ')).toMatch(/\bReturns? /);
  });

  test('sees a sample of what each step returns', () => {
    const bare = visible.filter(
      ({ operation }) => Object.keys(operation.sample ?? {}).length === 0,
    );
    expect(bare.map(({ where }) => where)).toEqual([]);
  });

  test.each(connection)('learns what $where is', ({ field }) => {
    expect(field.helpText ?? '').toMatch(/\w{2}.*\.$/);
  });

  test.each(inputs)('learns the form of $where, with an example', ({ field }) => {
    expect(field.helpText ?? '').toMatch(/\.$/);
    expect(saysItsForm(field)).toBe(true);
  });

  test('learns what each choice means, not only its name', () => {
    const bare = inputs.flatMap(({ where, field }) =>
      choicesOf(field)
        .filter(([value, meaning]) => plain(value) === plain(meaning))
        .map(([value]) => `${where}: ${value}`),
    );
    expect(bare).toEqual([]);
  });
});

const APPROVED = 'Approved alone is not enough, as Final Decision may say flagged';
const ANOTHER =
  'without an External ID it finds the customer, and a second person with the same address would replace the first';

test.each([
  ['instant-compliance', 'upsert_customer', ANOTHER],
  ['instant-compliance', 'upsert_customer', 'An address that belongs to this person alone'],
  ['legaltalent', 'find_sessions', APPROVED],
  ['legaltalent', 'session_status_changed', APPROVED],
  ['legaltalent', 'new_customer', 'up to 5,000 customers, or 100 pages of the list'],
  [
    'bultra',
    'customer_status_changed',
    'frozen, then active, then frozen again fires for Frozen once',
  ],
])('a reader of %s, %s, is warned: %s', (name, key, warning) => {
  const step = readers.find((app) => app.name === name)?.visible.find((one) => one.key === key);
  expect(JSON.stringify(step)).toContain(warning);
});

// All at once, as each waits for seconds for a network that a test does not have.
test('the platform understands how each app signs its requests', async () => {
  const args = ['invoke', 'auth', 'template', '--non-interactive'];
  const printed = await Promise.all(
    appsIn().map(async ({ name, folder }) => {
      const { supported } = Object(JSON.parse(await runPlatformCli(folder, args)));
      return { name, supported };
    }),
  );
  expect(printed).toEqual(appsIn().map(({ name }) => ({ name, supported: true })));
});
