// `npm run messy`: the long form of test/messy_office.test.ts; `npm run messy -- 5000` is longer.
import { spawnSync } from 'node:child_process';

const [runs = '1000'] = process.argv.slice(2);

const jest = ['node_modules/jest/bin/jest.js', 'test/messy_office'];

const { status } = spawnSync(process.execPath, jest, {
  stdio: 'inherit',
  env: { ...process.env, MESSY_RUNS: runs },
});
process.exitCode = status ?? 1;
