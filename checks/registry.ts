import type { AppDefinition } from '../sandbox/zapier/app_definition.ts';
import { d002, d026 } from './authentication.ts';
import { d003 } from './connection_label.ts';
import { d001, d004, d011, d014 } from './fields.ts';
import type { Finding } from './places.ts';
import { d005, d013, d015 } from './references.ts';
import { d010, d012, d023, d024 } from './samples.ts';
import { d006, d009, d016, d017, d022, d028 } from './steps.ts';
import { d007, d025 } from './urls.ts';
import { d008, d018, d021 } from './wording.ts';

/** Errors keep a version from being pushed, publishing tasks keep it from the App Directory. */
export type Level = 'error' | 'publishing task' | 'warning';

/** A check of Zapier's that the definition of an app decides. */
export interface Check {
  code: string;
  requirement: string;
  level: Level;
  findings(definition: AppDefinition): Finding[];
}

const check = (
  code: string,
  level: Level,
  requirement: string,
  findings: Check['findings'],
): Check => ({ code, level, requirement, findings });

/**
 * The checks of docs.zapier.com/integrations/publish/integration-checks-reference, without D019 and
 * D020, which do not exist. Zapier publishes no levels. They are read off its words: an error would
 * break a step, a task is what "must" be, a warning is what Zapier recommends.
 */
export const checks: readonly Check[] = [
  check('D001', 'publishing task', 'No credentials in input fields', d001),
  check('D002', 'warning', 'Help of connection fields has a link', d002),
  check('D003', 'publishing task', 'The label identifies a connection', d003),
  check('D004', 'warning', 'ID fields have a dropdown', d004),
  check('D005', 'error', 'Dropdowns name an existing trigger', d005),
  check('D006', 'publishing task', 'Hook triggers have a performList', d006),
  check('D007', 'warning', 'All URLs are https', d007),
  check('D008', 'publishing task', 'Links are valid Markdown', d008),
  check('D009', 'error', 'Searches have an input field', d009),
  check('D010', 'publishing task', 'Polling samples have the dedupe key', d010),
  check('D011', 'warning', 'Help text adds to the label', d011),
  check('D012', 'publishing task', 'Every visible step has a sample', d012),
  check('D013', 'error', 'Connectors name an existing search', d013),
  check('D014', 'error', 'Search connectors fill single values', d014),
  check('D015', 'error', 'Find-or-creates join existing steps', d015),
  check('D016', 'publishing task', 'More than one static webhook', d016),
  check('D017', 'publishing task', 'No static webhooks', d017),
  check('D018', 'publishing task', 'Labels are in Title Case', d018),
  check('D021', 'publishing task', 'Trigger descriptions: "Triggers when"', d021),
  check('D022', 'warning', 'Actions have a static input field', d022),
  check('D023', 'publishing task', 'Sample times are ISO 8601 with zone', d023),
  check('D024', 'publishing task', 'Samples fit the output fields', d024),
  check('D025', 'publishing task', 'No dangerous URIs', d025),
  check('D026', 'warning', 'No domain that the user types', d026),
  check('D028', 'warning', 'cleanInputData is false', d028),
];
