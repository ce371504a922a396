import { execSync } from 'node:child_process';

// Zapier's CLI runs this before it validates or builds an app. It builds all three, unless whoever
// runs the CLI has just done so.
const root = new URL('..', import.meta.url);
if (!process.env.APPS_ARE_BUILT)
  execSync('npm run build --silent', { cwd: root, stdio: 'inherit' });
