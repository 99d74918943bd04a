/** Holds the write lock of a database, says so, and lets go when its stdin ends. */

import { writeSync } from 'node:fs';
import { openConnection } from '../../src/store/prisma/connection.ts';

const connection = await openConnection(process.argv[2] ?? '');
await connection.executeScript('BEGIN IMMEDIATE');
writeSync(1, 'locked\n');
process.stdin.resume().once('end', () => process.exit());
