import { execFileSync } from 'node:child_process';
import { refusal } from './unknown_files.ts';

// Run before a push: it sends the sources of the app in this folder to Zapier. The ignore files of
// the repository count, those of the machine do not: Zapier's CLI does not know them.
const LIST = ['ls-files', '--others', '--exclude-per-directory=.gitignore', '-z'];

const listed = (): string => {
  try {
    return execFileSync('git', LIST, { encoding: 'utf8' });
  } catch {
    return 'everything, as this is no checkout of Git\0';
  }
};

const sentence = refusal(listed().split('\0').filter(Boolean));
if (sentence) console.error(sentence);
process.exitCode = sentence ? 1 : 0;
