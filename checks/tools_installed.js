// Plain JavaScript, for any Node: it speaks up when nothing else could run.
import { existsSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** @returns {string | undefined} why no command of this repository can run */
const obstacle = () => {
  if (!existsSync('node_modules/esbuild') || !existsSync('node_modules/typescript'))
    return 'The packages for development are missing. Run `npm ci --include=dev` in the root of the repository: plain `npm ci` leaves them out where NODE_ENV is production.';
  if (major < 22 || (major === 22 && minor < 18))
    return `Node ${process.versions.node} is too old to run this: it takes 22.18. \`npm ci\` brings such a Node along, but not with --ignore-scripts.`;
  return undefined;
};

const sentence = obstacle();
if (sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
