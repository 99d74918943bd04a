import { readFileSync } from 'node:fs';
import type { BotParts } from '../../src/bot.ts';
import { defaultPolicy, holidaysOf } from '../../src/consult/index.ts';
import { keyedBy } from '../../src/keyed.ts';
import { readRedFlagRules } from '../../src/lexicon/read.ts';
import { KEY } from './ground.ts';

const TIME_ZONE = 'Europe/Berlin';

/** What is the same in every run: the rules of the house. */
export function house(): Pick<BotParts, 'policy' | 'redFlagRules' | 'site' | 'circleId' | 'key' | 'keyed'> {
  const table: unknown = JSON.parse(readFileSync(new URL('../../lexicon/holidays.json', import.meta.url), 'utf8'));
  const holidays = holidaysOf('DE-BE', table);
  if (holidays === null) throw new Error('the table of holidays lacks DE-BE');
  const policy = defaultPolicy({ timeZone: TIME_ZONE, holidays });
  return {
    policy,
    redFlagRules: readRedFlagRules(),
    site: { emergencyPhone: '0-112-FAKE', coordinatorName: 'Konsil-Koordination', timeZone: TIME_ZONE, policy },
    circleId: 'default',
    key: KEY,
    keyed: keyedBy(KEY),
  };
}
