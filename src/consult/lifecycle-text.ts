import { lifecycles, type Table } from './lifecycle.ts';

/** The same tables for people to read, one section each. */
export function lifecycleMarkdown(): string {
  return Object.entries(lifecycles)
    .map(([name, table]) => markdownOf(name, table))
    .join('\n\n');
}

function markdownOf(name: string, table: Table<string>): string {
  const rows = Object.entries(table).map(([status, events]) => `| ${status} | ${eventsText(events)} |`);
  return [`**${name}**`, '', '| status | what may happen, and where it leads |', '|---|---|', ...rows].join('\n');
}

function eventsText(events: Readonly<Record<string, string>>): string {
  const parts = Object.entries(events).map(([event, status]) => `${event} → ${status}`);
  return parts.length === 0 ? 'end' : parts.join(', ');
}
