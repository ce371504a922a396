import { appNamed } from './apps.ts';
import { readTag } from './version.ts';

// Prints where the app of a tag lives, as the output of a workflow's step.
const [tag = ''] = process.argv.slice(2);
const read = readTag(tag);
if (!read) throw new Error(`"${tag}" is no tag such as instant-compliance-v1.0.1.`);
console.log(`folder=${appNamed(read.name).folder}`);
