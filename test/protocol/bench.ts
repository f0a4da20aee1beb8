/** Runs cases one by one against a real target, with a mutation between the two if wanted. */

import { mutated } from '../../harness/mutants/interceptor.js';
import type { Mutation } from '../../harness/mutants/mutation.js';
import { Connection } from '../../harness/qmp/connection.js';
import type { CaseRun } from '../../harness/run/case-run.js';
import { type Unmet, unmetNeed } from '../../harness/run/requirements.js';
import { runCase } from '../../harness/run/run-case.js';
import { profileTarget, type TargetProfile } from '../../harness/run/target-profile.js';
import { TestTarget } from '../../harness/run/test-target.js';
import { TimeoutBudget } from '../../harness/run/timeouts.js';
import { boot } from '../../harness/target/boot.js';
import type { Target } from '../../harness/target/target.js';
import type { Interface } from '../../schema/model.js';
import type { Case, Finding } from '../../suites/case.js';
import type { Monitor } from '../../suites/monitor.js';
import type { RealTarget } from './targets.js';

export type Verdict = { outcome: 'pass' | 'fail'; findings: Finding[] } | Unmet;

const NOTHING_KNOWN: Interface = {
  document: { id: 'none', title: '', version: null, digest: '', kind: 'guest-info' },
  commands: {},
  events: {},
  types: {},
  statements: [],
  diagnostics: [],
};

export class Bench {
  /** Nothing has run on the target yet. */
  private fresh = true;

  private constructor(
    private readonly real: RealTarget,
    private target: Target,
    private readonly profile: TargetProfile,
    private readonly timeout: number,
    private readonly monitors: readonly Monitor[],
  ) {}

  /** Boots the target. What monitors report counts as findings. */
  static async open(real: RealTarget, timeout: number, monitors: readonly Monitor[] = []): Promise<Bench> {
    const target = await boot(optionsOf(real));
    return new Bench(real, target, await profileTarget(target, 3000, () => NOTHING_KNOWN), timeout, monitors);
  }

  async run(testCase: Case, mutation?: Mutation): Promise<Verdict> {
    const unmet = unmetNeed(testCase, this.profile, {
      destructive: false,
      confined: true,
      restartable: true,
      machine: true,
    });
    if (unmet) return unmet;
    if (testCase.needs.fresh && !this.fresh) await this.reboot();
    this.fresh = false;
    const target = mutation ? mutated(this.target, mutation) : this.target;
    const result = await runCase(
      new TestTarget(target, this.profile, this.monitors, new TimeoutBudget(this.timeout), () =>
        boot(optionsOf(this.real)),
      ),
      testCase,
      [],
    );
    // A failure under a mutation was its doing; the server is sound if it says so, and the case left nothing undone. A
    // guest agent ends by itself when a client closes with replies unread.
    const sound = mutation && !testCase.needs.mutates && this.real.family === 'qmp' && (await this.answers());
    if (testCase.needs.fresh || (result.tainted && !sound)) await this.reboot();
    return verdictOf(result);
  }

  async end(): Promise<void> {
    await this.target.end();
  }

  /** On every monitor. */
  private async answers(): Promise<boolean> {
    const { target, timeout } = this;
    if (target.ended) return false;
    for (const endpoint of target.endpoints) {
      const session = new Connection(await endpoint.connect(), { family: target.family, timeout });
      try {
        await session.greet();
        await session.negotiate();
      } catch {
        return false;
      } finally {
        await session.close();
      }
    }
    return true;
  }

  private async reboot(): Promise<void> {
    await this.target.end();
    this.target = await boot(optionsOf(this.real));
    this.fresh = true;
  }
}

const optionsOf = ({ command, root }: RealTarget) => ({ command, ...(root === undefined ? {} : { root }) });

function verdictOf({ findings, violations, aborted: early }: CaseRun): Verdict {
  if (early) return early;
  const all = [...findings, ...violations.map(({ finding }) => finding)];
  return { outcome: all.length > 0 ? 'fail' : 'pass', findings: all };
}
