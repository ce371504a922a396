import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appOf, isRegistered, versionOf } from './apps.ts';
import { builtContract, keptContract } from './contract_files.ts';
import { obstacles } from './obstacles.ts';
import { readTag } from './version_numbers.ts';

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** What stands in the way of a release of the app that is named, or that a tag names. */
const obstaclesOf = async (nameOrTag: string): Promise<string[]> => {
  if (nameOrTag === '')
    return ['Name an app or a tag: npm run release-check -- instant-compliance.'];
  const app = appOf(nameOrTag);
  return obstacles({
    name: app.name,
    version: versionOf(app),
    tagVersion: readTag(nameOrTag)?.version,
    changelog: textOf(join(app.folder, 'CHANGELOG.md')),
    released: keptContract(app),
    built: await builtContract(app),
    isRegistered: isRegistered(app),
  });
};

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const [nameOrTag = ''] = process.argv.slice(2);
const found = await obstaclesOf(nameOrTag).catch((error: unknown) => [sentenceOf(error)]);
for (const obstacle of found) console.error(obstacle);
if (found.length === 0) console.log(`${nameOrTag}: nothing stands in the way of the release.`);
process.exitCode = found.length === 0 ? 0 : 1;
