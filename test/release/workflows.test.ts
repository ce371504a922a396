import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const FOLDER = '.github/workflows';
const textOf = (file: string): string => readFileSync(`${FOLDER}/${file}`, 'utf8');
const files = readdirSync(FOLDER);

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

/** The jobs of a workflow: their names and their text. */
const jobsOf = (file: string): { name: string; text: string }[] => {
  const [, jobs = ''] = textOf(file).split(/^jobs:\n/m);
  return jobs
    .split(/^ {2}(?=[\w-]+:$)/m)
    .slice(1)
    .map((text) => ({ name: text.slice(0, text.indexOf(':')), text }));
};

const README_COMMAND = 'npm ci && npm test';

test('there is a workflow that tests and one that deploys', () => {
  expect(files.sort()).toEqual(['deploy.yml', 'test.yml']);
});

test.each(files)('%s uses actions by their full commit, with the version beside it', (file) => {
  const uses = matches(textOf(file), /uses:(.*)/g);
  expect(uses.length).toBeGreaterThan(0);
  for (const action of uses)
    expect(action).toMatch(/^ [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test.each(files)('%s may only read, and keeps no credentials of the checkout', (file) => {
  const text = textOf(file);
  expect(matches(text, /^( *permissions:\n +.*\n(?: +.*\n)*)/gm)).toEqual([
    'permissions:\n  contents: read\n',
  ]);
  const checkouts = matches(text, /(actions\/checkout@)/g);
  expect(matches(text, /(persist-credentials: false)/g)).toHaveLength(checkouts.length);
});

test.each(files)('every job of %s has an end', (file) => {
  const jobs = jobsOf(file);
  expect(jobs.length).toBeGreaterThan(0);
  for (const { text } of jobs) expect(text).toMatch(/timeout-minutes: \d+/);
});

test.each(files)('%s puts nothing that others write into a command', (file) => {
  const commands = matches(textOf(file), /run:(.*)/g);
  expect(commands.length).toBeGreaterThan(0);
  // One line each, so that this test sees all of it.
  for (const command of commands) expect(command).not.toMatch(/\$\{\{|^ *[|>]/);
});

// Node 22 is there, and its npm knows no `allowScripts`: it would run the scripts of all packages.
const INSTALL = 'npm ci --ignore-scripts';

test('the test workflow runs the command of the README, with no script of a package', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`sh\n${README_COMMAND}\n\`\`\``);
  const command = README_COMMAND.replace('npm ci', INSTALL);
  expect(matches(textOf('test.yml'), /run: (.*)/g)).toEqual([command]);
});

test.each(files)('%s installs with no script of a package', (file) => {
  const installs = matches(textOf(file), /(npm ci[^&\n]*)/g).map((command) => command.trim());
  expect([...new Set(installs)]).toEqual([INSTALL]);
});

test('the deploy key is in one job, behind the tests and in the environment for it', () => {
  const holders = files.flatMap((file) =>
    jobsOf(file).filter(({ text }) => text.includes('secrets.')),
  );
  expect(holders.map(({ name }) => name)).toEqual(['deploy']);
  expect(holders[0]?.text).toMatch(/^ {4}needs: test$/m);
  expect(holders[0]?.text).toMatch(/^ {4}environment: production$/m);
  const mentions = files.flatMap((file) => matches(textOf(file), /(secrets\.\w+)/g));
  expect(mentions).toEqual(['secrets.ZAPIER_DEPLOY_KEY']);
});

const jobNamed = (file: string, name: string): string =>
  jobsOf(file).find((job) => job.name === name)?.text ?? '';

const commandsOf = (text: string): string[] => matches(text, /run: (.*)/g);

test('the deploy key is given to the push alone, after the check', () => {
  const job = jobNamed('deploy.yml', 'deploy');
  expect(commandsOf(job)).toEqual([INSTALL, 'npm run release-check -- "$TAG"', 'npm run push']);
  const [, lastStep = ''] = job.split('npm run push');
  expect(lastStep).toContain('secrets.ZAPIER_DEPLOY_KEY');
});

test('a tag is deployed from the history of main alone, before anything of it runs', () => {
  const job = jobNamed('deploy.yml', 'test');
  const [first] = commandsOf(job);
  expect(first).toBe('git merge-base --is-ancestor "$GITHUB_SHA" origin/main');
  // Without it the checkout holds one commit, and no origin/main.
  expect(job).toMatch(/^ {10}fetch-depth: 0$/m);
});

test('a newer push stops the tests of an older one in a pull request alone', () => {
  const [condition = ''] = matches(textOf('test.yml'), /cancel-in-progress: (.*)/g);
  expect(condition).toMatch(/^\$\{\{ github\.event_name == 'pull_request' \}\}$/);
});
