import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../sandbox/legaltalent.ts';
import {
  BROKEN_LIST,
  except,
  expectFailure,
  office,
  POSTS,
  plan,
  run,
  WRITES,
} from './every_step.ts';

const PASSING: Fault[] = [
  { kind: 'reset' },
  { kind: 'loseAnswer' },
  { kind: 'timeout' },
  ...[502, 503, 504].map((status): Fault => ({ kind: 'status', status })),
];

describe.each(PASSING)('after %j', (fault) => {
  test.each(except(...POSTS))('%s is run again and succeeds', async (step) => {
    plan(fault, 1);
    await run(step);
    expect(office.vendor.journal.total).toBe(2);
  });

  test.each(POSTS)('%s is not run again', async (step) => {
    plan(fault, 1);
    await Promise.allSettled([run(step)]);
    expect(office.vendor.journal.count(({ method }) => method === 'POST')).toBe(1);
  });
});

test.each(WRITES)('%s is one call', async (step) => {
  await run(step);
  expect(office.vendor.journal.total).toBe(1);
});

describe.each(['page', 'cursor'] as const)('a list that breaks off (%s)', (listShape) => {
  const walks = ['new_customer', 'find_customer by client id'];

  // By a total alone the next page is tried: a dropdown fails there, not before.
  const steps = listShape === 'cursor' ? [...walks, 'customer_list'] : walks;

  test.each(steps)('more without a way on fails %s', async (step) => {
    Object.assign(office.vendor.switches, { listShape, clientIdFilter: 'ignored' });
    plan({ kind: 'hasMoreWithoutCursor' });
    const lost = () => office.zapier.search('find_customer', { clientId: 'nobody' });
    await expectFailure(step === walks[1] ? lost() : run(step), BROKEN_LIST);
  });

  test.each(walks)('a page that comes again fails %s', async (step) => {
    Object.assign(office.vendor.switches, { listShape, clientIdFilter: 'ignored' });
    plan({ kind: 'repeatCursor' });
    const lost = () => office.zapier.search('find_customer', { clientId: 'nobody' });
    await expectFailure(step === walks[1] ? lost() : run(step), BROKEN_LIST);
  });
});
