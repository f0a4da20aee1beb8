/** Machines of one program, each with the arguments that a case needs. */

import type { CaseRun } from '../../harness/run/case-run.js';
import { type Unmet, unmetNeed } from '../../harness/run/requirements.js';
import { runCase } from '../../harness/run/run-case.js';
import { profileTarget, type TargetProfile } from '../../harness/run/target-profile.js';
import { TestTarget } from '../../harness/run/test-target.js';
import { TimeoutBudget } from '../../harness/run/timeouts.js';
import { TargetError } from '../../harness/target/error.js';
import { Fleet } from '../../harness/target/fleet.js';
import type { Case } from '../../suites/case.js';

/** Hardware, builds and rights that this machine may lack. */
export const OUT_OF_REACH =
  /^(command\/(dumpdtb|query-sev|query-sgx|set-vcpu-dirty|sev-|x-query-profile|migrate-(start-postcopy|pause|recover))|event\/(RDMA_|VFU_)|.*SPICE|.*spice|command\/client_migrate_info)/;

const TIMEOUT = 10_000;
const MAY = { destructive: false, confined: true, restartable: true, machine: true };

export class Machines {
  private constructor(
    private readonly fleet: Fleet,
    readonly profile: TargetProfile,
  ) {}

  static async of(...command: string[]): Promise<Machines> {
    const fleet = new Fleet({ command }, { spares: 0 });
    const target = await fleet.take();
    const profile = await profileTarget(target, TIMEOUT, () => {
      throw new Error('it has introspection');
    });
    await target.end();
    return new Machines(fleet, profile);
  }

  /** Plays the case on a machine of its own; why not, where the target lacks something or does not start so. */
  async play(testCase: Case): Promise<CaseRun | Unmet> {
    const unmet = unmetNeed(testCase, this.profile, MAY);
    if (unmet) return unmet;
    const take = (machine?: readonly string[]) => this.fleet.take(machine);
    try {
      const target = await take(testCase.needs.machine);
      const testTarget = new TestTarget(target, this.profile, [], new TimeoutBudget(TIMEOUT), take);
      const result = await runCase(testTarget, testCase, []);
      await testTarget.end();
      return result;
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      return { outcome: 'blocked', reason: error.message };
    }
  }

  async end(): Promise<void> {
    await this.fleet.close();
  }
}
