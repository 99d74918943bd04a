import { adapterContract } from '../../contract/adapter.contract.ts';
import { openPlaygroundDriver } from './playground-driver.ts';

adapterContract('the playground', openPlaygroundDriver);
