import type { Stage } from './stage.ts';
import type { Standing } from './standing.ts';

/** The workspaces and organisations in which Konsil is installed. */
export interface Stages {
  /** Null where it is not installed, or not any more. */
  at(tenant: string): Stage | null;
  all(): readonly Stage[];
  /** Slack says that the token of a place counts no more. */
  lost(tenant: string, reason: string): Promise<void>;
}

/** With one token, given, everybody is at its place. */
export function singleStage(stage: Stage, standing: Standing): Stages {
  return {
    at: () => stage,
    all: () => [stage],
    lost: async (_tenant, reason) => standing.lockedOut(reason),
  };
}
