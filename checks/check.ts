import { appsIn } from '../release/apps.ts';
import { definitionAt } from '../sandbox/zapier/app_definition.ts';
import { reportOn } from './report.ts';

let findingCount = 0;
for (const { name, appPath } of appsIn()) {
  const report = reportOn(await definitionAt(appPath));
  findingCount += report.findingCount;
  console.log(`\n${name}, findings: ${report.findingCount}`);
  for (const line of report.lines) console.log(line);
}
process.exitCode = findingCount > 0 ? 1 : 0;
