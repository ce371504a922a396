import { appNamed } from './apps.ts';
import { readTag } from './tag.ts';

// Prints what a tag means as the outputs of a workflow's step.
const [tag = ''] = process.argv.slice(2);
const read = readTag(tag);
if (!read) throw new Error(`"${tag}" is no tag such as instant-compliance-v1.0.1.`);
const { name, folder } = appNamed(read.name);
console.log(`name=${name}\nversion=${read.version}\nfolder=${folder}`);
