import { brokenAnswers } from './broken_answers.ts';
import { listScenarios } from './list_scenarios.ts';
import { largeBodies, oddBodies } from './odd_bodies.ts';
import { bytes, FAILED, type Scenario } from './scenario.ts';
import { whole } from './wire_bytes.ts';

const STATUSES: Scenario[] = [
  ...[201, 202, 203, 204, 205, 206, 300, 304, 305, 400, 401, 402, 403, 404, 405, 406, 407, 408],
  ...[409, 410, 411, 412, 413, 414, 415, 416, 418, 421, 422, 423, 424, 425, 426, 428, 429, 431],
  ...[451, 499, 500, 501, 505, 507, 511, 520, 530, 599, 600, 999],
].map((status) => ({
  name: `status ${status}`,
  act: bytes(() => whole(status, '<html>no</html>')),
}));

/** Answers that lead to another origin, which nobody may call. */
const redirects = (elsewhere: string): Scenario[] =>
  [301, 302, 303, 307, 308].flatMap((status) =>
    [elsewhere, 'file:///etc/hosts', 'http://[broken'].map((location) => ({
      name: `${status} to ${location === elsewhere ? 'another origin' : location}`,
      act: bytes(() => whole(status, '', { location })),
      ends: FAILED,
    })),
  );

/** Every scenario; `elsewhere` is the address of another origin. */
export const scenarios = (elsewhere: string): Scenario[] => [
  ...oddBodies,
  ...brokenAnswers,
  ...STATUSES,
  ...redirects(elsewhere),
  ...largeBodies,
  ...listScenarios,
];
