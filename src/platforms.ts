import type { ChatAdapter } from './chat/port.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

/** EX_TEMPFAIL: what starts Konsil starts it again. */
const DISK_FAULT = 75;

/** The chat platforms that are set up; none of them, and the playground serves. Only these are loaded. */
export async function chatPlatforms(config: Config, log: Log): Promise<readonly ChatAdapter[]> {
  const found: (ChatAdapter | null)[] = [];
  if (config.SLACK_BOT_TOKEN !== undefined || config.SLACK_CLIENT_ID !== undefined) {
    const { slackFrom } = await import('./slack-platform.ts');
    found.push(slackFrom(config, log));
  }
  if (config.MATRIX_HOMESERVER_URL !== undefined) {
    const { matrixFrom } = await import('./matrix-platform.ts');
    found.push(matrixFrom(config, log, () => process.exit(DISK_FAULT)));
  }
  return found.flatMap((one) => one ?? []);
}
