import { appOf, isRegistered } from './apps.ts';

// Prints what a workflow has to know of an app, as the outputs of a step.
const [nameOrTag = ''] = process.argv.slice(2);
const app = appOf(nameOrTag);
console.log(`folder=${app.folder}`);
console.log(`registered=${isRegistered(app) ? 'yes' : 'no'}`);
