import { adapterContract } from '../../contract/adapter.contract.ts';
import { openMatrixDriver } from './matrix-driver.ts';

adapterContract('Matrix', openMatrixDriver);
