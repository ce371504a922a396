import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../sandbox/server/faults.ts';
import { except, PHONE, POLLS, TreasuryInTrouble, WRITES } from './every_step.ts';
import { failureOf } from './support.ts';

const treasury = new TreasuryInTrouble();

const PASSING: [string, Fault][] = [
  ['the connection was reset', { kind: 'reset' }],
  ['the answer was lost', { kind: 'loseAnswer' }],
  ['nobody answered', { kind: 'timeout' }],
  ['the answer was 502', { kind: 'html' }],
  ['the answer was 503', { kind: 'status', status: 503 }],
];

describe.each(PASSING)('when %s once', (_, fault) => {
  test.each(except(...POLLS))('%s is run again and succeeds', async (step) => {
    treasury.plan(fault, 1);
    await treasury.run(step);
    expect(treasury.bultra.journal.total).toBe(step === 'find_customer by e-mail' ? 3 : 2);
  });

  test.each(POLLS)('%s leaves it to the next check, which reads everything again', async (step) => {
    treasury.plan(fault, 1);
    expect((await failureOf(treasury.run(step))).message).toMatch(/The next check|Try again/);
    expect(treasury.bultra.journal.total).toBe(1);
  });

  test('a token is asked for again', async () => {
    treasury.planForToken(fault);
    await treasury.run('find_customer');
    expect(treasury.bultra.journal.total).toBe(4);
  });
});

describe.each(['honoured', 'ignored'] as const)('an idempotency id that is %s', (idempotency) => {
  test.each(WRITES)('is the same on the retry of %s, which changes nothing more', async (step) => {
    treasury.bultra.switches.idempotency = idempotency;
    treasury.plan({ kind: 'loseAnswer' }, 1);
    expect(await treasury.run(step)).toMatchObject({ results: { phone: PHONE } });
    const ids = treasury.bultra.journal.entries.map(({ idempotencyKey }) => idempotencyKey);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

test.each(WRITES)('%s can be replayed when its own lost attempt is in its way', async (step) => {
  treasury.plan({ kind: 'timeout' }, 1);
  treasury.plan({ kind: 'status', status: 409 }, 1);
  const { kind, message } = await failureOf(treasury.run(step));
  expect(kind).toBe('errored');
  expect(message).toMatch(/could not be reached.*later is safe/);
});
