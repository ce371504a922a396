import { writeFileSync } from 'node:fs';
import { logos } from './logos.ts';

for (const [place, png] of logos()) writeFileSync(place, png);
