import { writeFileSync } from 'node:fs';
import { madePages } from './made_pages.ts';

for (const [page, text] of await madePages()) writeFileSync(page, text);
