import { adapterContract } from '../../contract/adapter.contract.ts';
import { openSlackDriver } from './slack-driver.ts';

adapterContract('Slack', openSlackDriver);
