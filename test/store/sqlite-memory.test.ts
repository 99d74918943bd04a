import { storeContract } from '../contract/store.contract.ts';
import { openForTest } from './open-for-test.ts';

storeContract('SQLite in memory', () => openForTest(':memory:'));
