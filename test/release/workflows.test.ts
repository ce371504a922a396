import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { appsIn } from '../../release/apps.ts';

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

test('the script for a bare machine ends with the command of README', () => {
  expect(readFileSync('.ci/run', 'utf8').trimEnd().split('\n').at(-1)).toBe(README_COMMAND);
});

test('there is a workflow that tests, one that deploys and one that pushes snapshots', () => {
  expect(files.sort()).toEqual(['deploy.yml', 'snapshot.yml', 'test.yml']);
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

test('the test workflow finds a browser, and runs the command of the README', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`sh\n${README_COMMAND}\n\`\`\``);
  const command = README_COMMAND.replace('npm ci', INSTALL);
  const browser = expect.stringMatching(/google-chrome.*install -y chromium/);
  expect(matches(textOf('test.yml'), /run: (.*)/g)).toEqual([browser, command]);
  expect(textOf('test.yml')).toContain("BROWSER_REQUIRED: '1'");
});

test.each(files)('%s installs with no script of a package', (file) => {
  const installs = matches(textOf(file), /(npm ci[^&\n]*)/g).map((command) => command.trim());
  expect([...new Set(installs)]).toEqual([INSTALL]);
});

test('deploy keys are in two jobs, each in an environment of its own', () => {
  const holders = files.flatMap((file) =>
    jobsOf(file).filter(({ text }) => text.includes('secrets.')),
  );
  expect(holders.map(({ name }) => name).sort()).toEqual(['deploy', 'snapshot']);
  const environments = holders.flatMap(({ text }) => matches(text, /^ {4}environment: (.*)$/gm));
  expect(environments.sort()).toEqual(['production', 'snapshot']);
  const mentions = files.flatMap((file) => matches(textOf(file), /(secrets\.\w+)/g));
  expect(new Set(mentions)).toEqual(new Set(['secrets.ZAPIER_DEPLOY_KEY']));
});

const jobNamed = (file: string, name: string): string =>
  jobsOf(file).find((job) => job.name === name)?.text ?? '';

const commandsOf = (text: string): string[] => matches(text, /run: (.*)/g);

/** The steps of a job, each with its own text. */
const stepsOf = (job: string): string[] => job.split(/^ {6}- /m).slice(1);

test('a deploy waits for the tests, and gives the key to the push alone, after both checks', () => {
  const job = jobNamed('deploy.yml', 'deploy');
  expect(job).toMatch(/^ {4}needs: test$/m);
  expect(commandsOf(job)).toEqual([
    INSTALL,
    'npm run release-check -- "$TAG"',
    'npm run ask-zapier -- "$TAG"',
    'npm run push',
  ]);
  const holders = stepsOf(job).filter((step) => step.includes('secrets.'));
  expect(holders).toEqual([expect.stringContaining('npm run push')]);
});

describe('a snapshot', () => {
  const job = jobNamed('snapshot.yml', 'snapshot');
  const steps = stepsOf(job);
  const stepWith = (text: string): string => steps.find((step) => step.includes(text)) ?? '';

  test('is made of each green push to main, and of nothing that a fork sends', () => {
    expect(textOf('snapshot.yml')).toContain(
      'on:\n  workflow_run:\n    workflows: [test]\n    types: [completed]\n    branches: [main]\n',
    );
    const [condition = ''] = matches(job, /^ {4}if: (.*)$/gm);
    expect(condition.split(' && ')).toEqual([
      "github.event.workflow_run.conclusion == 'success'",
      "github.event.workflow_run.event == 'push'",
    ]);
    expect(textOf('test.yml')).toMatch(/^name: test$/m);
    expect(stepWith('actions/checkout')).toMatch(
      /^ +ref: \$\{\{ github\.event\.workflow_run\.head_sha \}\}$/m,
    );
  });

  test('is one of every app, under a label of at most 12 characters', () => {
    const [apps = ''] = matches(job, /app: \[(.*)\]/g);
    expect(apps.split(', ').sort()).toEqual(
      appsIn()
        .map(({ name }) => name)
        .sort(),
    );
    const [label = ''] = matches(job, /--snapshot (\S+)/g);
    expect(label).toMatch(/^[a-z-]{1,12}$/);
  });

  test('is skipped where no key is set, and says so before anything else runs', () => {
    expect(steps[0]).toContain('id: key');
    expect(steps[1]).toMatch(
      /^if: steps\.key\.outputs\.set != 'yes'\n.*::notice::Nothing is pushed/,
    );
    for (const step of steps.slice(2)) {
      expect(step).toMatch(/if: steps\.(?:key\.outputs\.set|app\.outputs\.registered) ==/);
    }
  });

  test('is skipped where the app is not registered, and says so', () => {
    expect(stepWith("registered == 'no'")).toContain('::notice::Nothing is pushed');
    expect(stepWith('npm run push')).toContain("registered == 'yes'");
  });

  test('gives the key to the step that looks for it and to the push, after the installation', () => {
    const holders = steps.filter((step) => step.includes('secrets.'));
    expect(holders).toEqual([steps[0], steps.at(-1)]);
    expect(commandsOf(job).at(-1)).toBe('npm run push -- --snapshot main');
  });
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
