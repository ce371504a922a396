import { readFileSync } from 'node:fs';

/**
 * The codes of the kit's problems that a built app can raise. Its bundle leaves out the functions
 * that it does not use, and their problems with them.
 */
export const raisedProblems = (appPath: string): ReadonlySet<string> => {
  const raised = readFileSync(appPath, 'utf8').matchAll(/\bproblem\d*\("(\w+)"/g);
  return new Set([...raised].map(([, code = '']) => code));
};
