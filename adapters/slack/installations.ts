import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { KeyValue } from '../../src/chat/port.ts';
import type { Renewal } from './renewing-token.ts';
import { tenantOf } from './stage.ts';

/** What is kept of an installation, sealed: the bot's token and who it is. No token of a person is ever asked for. */
export interface Installed {
  readonly token: string;
  readonly teamId: string;
  readonly enterpriseId: string | null;
  readonly isOrganisation: boolean;
  readonly botUserId: string;
  readonly botId: string;
  /** Where the token expires. */
  readonly renewal?: Renewal;
}

export interface Installations extends InstallationStore {
  /** All there are. */
  all(): Promise<readonly Installed[]>;
  /** Puts a renewed token in place of the old. */
  renew(installed: Installed): Promise<void>;
  forget(tenant: string): Promise<void>;
}

const INSTALLATIONS = 'installation/';

/** One for each tenant; a workspace that is installed again brings a new token in place of the old. */
export function createInstallations(state: KeyValue, onStored: (installed: Installed) => Promise<void>): Installations {
  const at = (tenant: string): string => `${INSTALLATIONS}${tenant}`;
  const put = (installed: Installed): Promise<void> =>
    state.set(at(tenantOf(installed.teamId, installed.enterpriseId)), installed, { secret: true });
  const forget = (tenant: string): Promise<void> => state.delete(at(tenant));
  return {
    async all() {
      return (await state.list(INSTALLATIONS)).map(({ value }) => value).filter(isInstalled);
    },
    forget,
    renew: put,
    async storeInstallation(installation) {
      const installed = installedOf(installation);
      await put(installed);
      await onStored(installed);
    },
    async fetchInstallation(query) {
      const found = await state.get(at(tenantIn(query)));
      if (!isInstalled(found)) throw new Error('not installed');
      return installationOf(found);
    },
    deleteInstallation: (query) => forget(tenantIn(query)),
  };
}

function tenantIn({ teamId, enterpriseId }: InstallationQuery<boolean>): string {
  return tenantOf(teamId, enterpriseId);
}

/** Throws where the bot itself was not installed. */
function installedOf({ bot, team, enterprise, isEnterpriseInstall }: Installation): Installed {
  if (bot === undefined) throw new Error('an installation without a bot');
  return {
    token: bot.token,
    teamId: team?.id ?? '',
    enterpriseId: enterprise?.id ?? null,
    isOrganisation: isEnterpriseInstall === true,
    botUserId: bot.userId,
    botId: bot.id,
    ...renewalOf(bot),
  };
}

function renewalOf({ refreshToken, expiresAt }: NonNullable<Installation['bot']>): Pick<Installed, 'renewal'> {
  return refreshToken === undefined || expiresAt === undefined ? {} : { renewal: { refreshToken, expiresAt } };
}

function installationOf({ token, teamId, enterpriseId, isOrganisation, botUserId, botId }: Installed): Installation {
  return {
    team: teamId === '' ? undefined : { id: teamId },
    enterprise: enterpriseId === null ? undefined : { id: enterpriseId },
    isEnterpriseInstall: isOrganisation,
    user: { token: undefined, scopes: undefined, id: '' },
    bot: { token, scopes: [], id: botId, userId: botUserId },
    authVersion: 'v2',
  };
}

function isInstalled(value: unknown): value is Installed {
  return typeof value === 'object' && value !== null && 'token' in value && 'teamId' in value && 'botId' in value;
}
