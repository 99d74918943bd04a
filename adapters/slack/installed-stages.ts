import type { StageMaker } from './create-stage.ts';
import { createInstallations, type Installations, type Installed } from './installations.ts';
import { type Stage, tenantOf } from './stage.ts';
import type { Stages } from './stages.ts';

/** Stages that come and go with the installations. */
export interface InstalledStages extends Stages {
  readonly installations: Installations;
  /** Opens those that are stored. */
  load(): Promise<void>;
}

interface Watch {
  readonly onOpened: (stage: Stage) => void;
  readonly onClosed: (stage: Stage) => void;
}

export function createInstalledStages(maker: StageMaker, { onOpened, onClosed }: Watch): InstalledStages {
  const stages = new Map<string, Stage>();
  const tellHealth = (): void =>
    maker.standing.way(
      stages.size > 0 ? { status: 'ready' } : { status: 'degraded', reason: 'installed-in-no-workspace' },
    );
  const close = (tenant: string): void => {
    const stage = stages.get(tenant);
    stages.delete(tenant);
    if (stage !== undefined) onClosed(stage);
  };
  const open = ({ token, teamId, enterpriseId, botUserId, botId }: Installed): void => {
    const tenant = tenantOf(teamId, enterpriseId);
    close(tenant);
    const stage = maker.open(token, { teamId, enterpriseId, botUserId, botId });
    stages.set(tenant, stage);
    onOpened(stage);
    tellHealth();
  };
  const installations = createInstallations(maker.core.state, async (installed) => open(installed));
  return {
    installations,
    async load() {
      for (const installed of await installations.all()) open(installed);
      tellHealth();
    },
    at: (tenant) => stages.get(tenant) ?? null,
    all: () => [...stages.values()],
    async lost(tenant) {
      await installations.forget(tenant);
      close(tenant);
      tellHealth();
    },
  };
}
