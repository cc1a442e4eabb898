/** pnpm compatibility: writes docs/compatibility.md, and the part of it that the command prints from. */
import { writeFileSync } from 'node:fs';
import { generated } from './files.js';

for (const [path, text] of generated()) writeFileSync(path, text);
