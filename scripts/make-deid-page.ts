import { writeFileSync } from 'node:fs';
import { deidPage } from './deid-page.ts';

writeFileSync(new URL('../docs/deidentification.md', import.meta.url), deidPage());
