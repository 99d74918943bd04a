import { storeContract } from '../contract/store.contract.ts';
import { openForTest, temporaryFile } from './open-for-test.ts';

storeContract('a SQLite file', () => openForTest(`file:${temporaryFile()}`));
