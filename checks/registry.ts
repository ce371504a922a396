import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import { d007, d008, d025 } from './addresses.ts';
import { d002, d003, d026 } from './connection.ts';
import { d001, d004, d004Expected, d005, d011, d013, d014 } from './fields.ts';
import { type Run, t002, t003, t004, t005 } from './live_results.ts';
import type { Finding } from './places.ts';
import { d010, d012, d023, d024 } from './samples.ts';
import { d006, d009, d015, d016, d017, d022, d028 } from './steps.ts';
import { d018, d021, h001 } from './wording.ts';

/**
 * What Zapier makes of a finding. An error keeps a version from being pushed, a publishing task
 * keeps it from the App Directory, a warning keeps it from nothing. A house rule is our own.
 */
export type Severity = 'error' | 'publishing task' | 'warning' | 'house rule';

/**
 * A severity, and how it is known. Zapier publishes none. It is `observed` where Zapier's own
 * answers to public apps show it. Elsewhere it is read off the words of
 * docs.zapier.com/integrations/publish/integration-checks-reference: an error would break a step, a
 * task is what "must" be, a warning is what Zapier recommends.
 */
export interface Level {
  severity: Severity;
  source: 'documented' | 'observed' | 'ours';
}

const documented = (severity: Severity): Level => ({ severity, source: 'documented' });
const observed = (severity: Severity): Level => ({ severity, source: 'observed' });

const error = documented('error');
const task = documented('publishing task');
const warning = documented('warning');
const taskSeen = observed('publishing task');
const warningSeen = observed('warning');

/** A level as a report shows it, such as `task, observed`. */
export const levelText = ({ severity, source }: Level): string => {
  const word = severity.replace('publishing ', '');
  return source === 'ours' ? word : `${word}, ${source}`;
};

/** A check that the definition of an app decides. */
export interface Check {
  code: string;
  level: Level;
  requirement: string;
  findings(definition: AppDefinition): Finding[];
  /** What Zapier names although there is nothing to mend. */
  expected?(definition: AppDefinition): Finding[];
}

const check = (
  code: string,
  level: Level,
  requirement: string,
  findings: Check['findings'],
): Check => ({ code, level, requirement, findings });

/** The checks of the definition. D019 and D020 do not exist, and D027 is checked by hand. */
export const checks: readonly Check[] = [
  check('D001', task, 'No credentials in input fields', d001),
  check('D002', warningSeen, 'Help of connection fields has a link', d002),
  check('D003', warningSeen, 'The label identifies a connection', d003),
  { ...check('D004', warningSeen, 'ID fields have a dropdown', d004), expected: d004Expected },
  check('D005', error, 'Dropdowns name an existing trigger', d005),
  check('D006', task, 'Hook triggers have a performList', d006),
  check('D007', warning, 'All URLs are https', d007),
  check('D008', task, 'Links are valid Markdown', d008),
  check('D009', error, 'Searches have an input field', d009),
  check('D010', warningSeen, 'Polling samples have the dedupe key', d010),
  check('D011', warning, 'Help text adds to the label', d011),
  check('D012', task, 'Every visible step has a sample', d012),
  check('D013', error, 'Connectors name an existing search', d013),
  check('D014', error, 'Search connectors fill single values', d014),
  check('D015', error, 'Find-or-creates join existing steps', d015),
  check('D016', task, 'More than one static webhook', d016),
  check('D017', task, 'No static webhooks', d017),
  check('D018', taskSeen, 'Labels of steps are in Title Case', d018),
  check('D021', warningSeen, 'Trigger descriptions: "Triggers when"', d021),
  check('D022', warning, 'Actions have a static input field', d022),
  check('D023', task, 'Sample times are ISO 8601 with zone', d023),
  check('D024', warningSeen, 'Samples fit the output fields', d024),
  check('D025', task, 'No dangerous URIs', d025),
  check('D026', warning, 'No domain that the user types', d026),
  check('D028', warning, 'cleanInputData is false', d028),
  check('H001', { severity: 'house rule', source: 'ours' }, 'All labels are in Title Case', h001),
];

/** A check that a result of each step decides. Zapier takes the latest of a Zap that is on. */
export interface LiveCheck {
  code: string;
  level: Level;
  requirement: string;
  findings(run: Run): Finding[];
}

/** The checks of results, which are made of runs against a sandbox here. */
export const liveChecks: readonly LiveCheck[] = [
  { code: 'T002', level: taskSeen, requirement: 'Results have the dedupe key', findings: t002 },
  { code: 'T003', level: warningSeen, requirement: 'Times in results are ISO', findings: t003 },
  { code: 'T004', level: taskSeen, requirement: "Results have the sample's keys", findings: t004 },
  { code: 'T005', level: taskSeen, requirement: 'Results fit the output fields', findings: t005 },
];

/** A check, or a run of them, that Zapier decides by what only its servers know. */
export interface CheckByHand {
  /** One code, or the first and the last of several, such as `C001-C003`. */
  code: string;
  level: Level;
  /** What a person does to meet it. */
  todo: string;
  /** Whether it is asked of this app; of every app unless it is said. */
  applies?(definition: AppDefinition): boolean;
}

const hasHook = (definition: AppDefinition): boolean =>
  Object.values(definition.triggers).some(({ operation }) => operation.type?.startsWith('hook'));

/** What is left to a person, in the order of the codes. */
export const checksByHand: readonly CheckByHand[] = [
  { code: 'A001', level: taskSeen, todo: 'connect an account in the Zap editor' },
  { code: 'C001-C003', level: warning, todo: 'npm run release-check compares the keys' },
  { code: 'D027', level: warningSeen, todo: 'npm outdated zapier-platform-core' },
  { code: 'E001', level: warning, todo: 'compare zapier-platform env:get' },
  { code: 'L001-L004', level: task, todo: 'look it up in zapier-platform versions' },
  { code: 'M001', level: task, todo: 'choose a category in the settings' },
  { code: 'M002', level: taskSeen, todo: 'describe the app: docs/listing.md' },
  { code: 'M003', level: task, todo: 'state your role in the settings' },
  { code: 'M004', level: task, todo: 'upload the logo: docs/listing.md' },
  { code: 'M005', level: taskSeen, todo: 'invite an admin on the domain of the homepage' },
  { code: 'M006', level: task, todo: 'enter the homepage in the settings' },
  { code: 'M007', level: task, todo: 'search the App Directory for the name' },
  { code: 'S001', level: taskSeen, todo: '3 users with a Zap that is on' },
  { code: 'S002', level: taskSeen, todo: 'a Zap that is on for each visible step' },
  { code: 'S003', level: task, todo: '100 versions with Zaps that are on at most' },
  { code: 'T001', level: taskSeen, todo: 'run each visible step once in a Zap that is on' },
  { code: 'T006', level: taskSeen, todo: 'compare hooks with their performList', applies: hasHook },
  { code: 'U001', level: task, todo: "accept Zapier's developer terms" },
  { code: 'Z001', level: taskSeen, todo: 'compare hooks with their performList', applies: hasHook },
];
