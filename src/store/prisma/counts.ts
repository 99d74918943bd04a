import type { StoreCounts } from '../port.ts';
import type { Db } from './database.ts';

export async function counts(db: Db): Promise<StoreCounts> {
  return {
    inboxWaiting: await db.inboxEvent.count({ where: { status: 'waiting' } }),
    inboxParked: await db.inboxEvent.count({ where: { status: 'parked' } }),
    deliveriesWaiting: await db.delivery.count({ where: { status: { in: ['pending', 'sending'] } } }),
    deliveriesParked: await db.delivery.count({ where: { status: 'parked' } }),
    timers: await db.timer.count(),
    requests: await db.consultRequest.count(),
    experts: await db.person.count({ where: { active: true, expert: { isNot: null } } }),
    cases: await db.libraryCase.count(),
  };
}
