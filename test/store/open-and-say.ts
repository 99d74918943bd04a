/** Opens a database and says which migrations that applied. */
import { openDatabase } from '../../src/store/prisma/database.ts';

const database = await openDatabase(process.argv[2] ?? '');
process.stdout.write(`${JSON.stringify(database.applied)}\n`);
await database.close();
