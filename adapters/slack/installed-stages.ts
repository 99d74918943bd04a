import type { UnderWay } from './app.ts';
import { type BotToken, lastingToken } from './bot-token.ts';
import type { StageMaker } from './create-stage.ts';
import { createInstallations, type Installations, type Installed } from './installations.ts';
import { healthOf } from './renewal-health.ts';
import { createRenewingToken, type RenewingToken } from './renewing-token.ts';
import { type Stage, tenantOf } from './stage.ts';
import type { Stages } from './stages.ts';
import { tokenExchange } from './token-exchange.ts';

/** Stages that come and go with the installations. */
export interface InstalledStages extends Stages {
  readonly installations: Installations;
  /** Opens those that are stored, and from then on renews the tokens of those whose tokens expire. */
  load(): Promise<void>;
  stop(): void;
}

interface Watch {
  readonly onOpened: (stage: Stage) => void;
  readonly onClosed: (stage: Stage) => void;
}

interface Place {
  readonly stage: Stage;
  /** Null where the token does not expire. */
  readonly renewing: RenewingToken | null;
}

const CHECK_MS = 60_000;

export function createInstalledStages(
  maker: StageMaker,
  { onOpened, onClosed }: Watch,
  underWay: UnderWay,
): InstalledStages {
  const { core, options, standing } = maker;
  const places = new Map<string, Place>();
  const exchange = tokenExchange(maker);
  let timer: NodeJS.Timeout | undefined;

  const renewings = (): readonly (RenewingToken | null)[] => [...places.values()].map(({ renewing }) => renewing);
  const tellHealth = (): void => standing.way(healthOf(renewings()));
  const close = (tenant: string): void => {
    const place = places.get(tenant);
    places.delete(tenant);
    if (place !== undefined) onClosed(place.stage);
  };
  const renewingOf = (installed: Installed, tenant: string): RenewingToken | null => {
    const { token, renewal } = installed;
    if (renewal === undefined) return null;
    const renewing: RenewingToken = createRenewingToken(
      { token, renewal },
      {
        now: core.now,
        exchange,
        /** What was installed anew, or taken out, while Slack was asked stays as it is. */
        async keep(renewed) {
          if (places.get(tenant)?.renewing === renewing) await installations.renew({ ...installed, ...renewed });
          tellHealth();
        },
        onFault(code) {
          options.onFault?.(`token-renewal ${tenant}`, code);
          tellHealth();
        },
      },
    );
    return renewing;
  };
  const open = (installed: Installed): void => {
    const { teamId, enterpriseId, botUserId, botId, isOrganisation } = installed;
    const tenant = tenantOf(teamId, enterpriseId);
    close(tenant);
    const renewing = renewingOf(installed, tenant);
    const token: BotToken = renewing ?? lastingToken(installed.token);
    const stage = maker.open(token, { teamId, enterpriseId, botUserId, botId, isOrganisation });
    places.set(tenant, { stage, renewing });
    onOpened(stage);
    tellHealth();
  };
  const installations = createInstallations(core.state, async (installed) => open(installed));
  const checkAll = async (): Promise<void> => {
    await Promise.all(renewings().map((renewing) => renewing?.check()));
    tellHealth();
  };
  return {
    installations,
    async load() {
      for (const installed of await installations.all()) open(installed);
      tellHealth();
      void underWay.track(checkAll());
      timer = setInterval(() => void underWay.track(checkAll()), CHECK_MS);
    },
    stop: () => clearInterval(timer),
    at: (tenant) => places.get(tenant)?.stage ?? null,
    all: () => [...places.values()].map(({ stage }) => stage),
    async lost(tenant, why) {
      const place = places.get(tenant);
      if (why === 'tokens_revoked' && place !== undefined && place.renewing !== null) return lookAgain(place);
      await installations.forget(tenant);
      close(tenant);
      tellHealth();
    },
  };

  /** Renewed tokens leave revoked ones behind. If it was the one in use, asking brings the next; the app stays installed. */
  function lookAgain({ stage }: Place): void {
    void underWay.track(stage.clients.post.auth.test()).catch(() => undefined);
  }
}
