import fc from 'fast-check';
import { CUSTOMER_STATUSES } from '../bultra.ts';
import type { Fault } from '../server/faults.ts';
import type { BultraScenario, LegalTalentScenario, ListAct } from './whole_list_day.ts';

const acts = (hours: number, kinds: ListAct['kind'][]): fc.Arbitrary<ListAct[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      atSeconds: fc.integer({ min: 10, max: Math.round(hours * 3600) }),
      pick: fc.nat({ max: 9_999 }),
      isInMidWalk: fc.boolean(),
    }),
    { minLength: 10, maxLength: 80, size: 'max' },
  );

const faults = (hours: number) =>
  fc.array(
    fc.record({
      atSeconds: fc.integer({ min: 0, max: Math.round(hours * 3600) }),
      fault: fc.constantFrom<Fault[]>(
        { kind: 'status', status: 500 },
        { kind: 'reset' },
        { kind: 'cutBody' },
        { kind: 'html' },
        { kind: 'repeatCursor' },
        { kind: 'hasMoreWithoutCursor' },
      ),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 8 },
  );

const parts = (hours: number, kinds: ListAct['kind'][]) => ({
  intervalMinutes: fc.constantFrom(15, 30, 60),
  phaseMs: fc.integer({ min: 20_000, max: 3_600_000 }),
  startsAtMinute: fc.nat({ max: 24 * 60 - 1 }),
  pageMs: fc.constantFrom<[number, number][]>([0, 0], [200, 1_500]),
  people: fc.integer({ min: 0, max: 330 }),
  acts: acts(hours, kinds),
  faults: faults(hours),
});

/** LegalTalent: pages with numbers move while they are read, as customers come and go. */
export const legalTalentDays = (hours: number): fc.Arbitrary<LegalTalentScenario> =>
  fc.record({
    ...parts(hours, ['add', 'add', 'remove']),
    app: fc.constant<'legaltalent'>('legaltalent'),
    watches: fc.constant([{ trigger: 'new_customer', input: {} }]),
    switches: fc.record({
      listShape: fc.constantFrom<('page' | 'cursor')[]>('page', 'cursor'),
      order: fc.constantFrom<('asc' | 'desc')[]>('asc', 'desc'),
      times: fc.constantFrom<('iso' | 'seconds' | 'absent')[]>('iso', 'seconds', 'absent'),
      idKey: fc.constantFrom<('customer_id' | 'id')[]>('customer_id', 'id'),
    }),
  });

/** Bultra: statuses without times, and rows that come twice. */
export const bultraDays = (hours: number): fc.Arbitrary<BultraScenario> =>
  fc.record({
    ...parts(hours, ['add', 'status', 'status']),
    app: fc.constant<'bultra'>('bultra'),
    watches: fc.subarray([...CUSTOMER_STATUSES], { minLength: 1 }).map((statuses) => [
      { trigger: 'new_customer', input: {} },
      { trigger: 'customer_status_changed', input: { statuses } },
    ]),
    switches: fc.record({
      order: fc.constantFrom<('asc' | 'desc')[]>('asc', 'desc'),
      limitPolicy: fc.constantFrom<('clamp' | 'reject' | 'max20')[]>('clamp', 'reject', 'max20'),
      listShape: fc.constantFrom<('short' | 'full')[]>('short', 'full'),
      repeatRows: fc.boolean(),
    }),
  });
