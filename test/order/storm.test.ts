/** Thousands of commands in every order to real servers break no order rule: no false alarms. */
import { afterAll, expect, test } from 'vitest';
import { NoReply, SessionClosed } from '../../harness/qmp/errors.js';
import { profileTarget } from '../../harness/run/target-profile.js';
import { TestTarget } from '../../harness/run/test-target.js';
import { TimeoutBudget } from '../../harness/run/timeouts.js';
import { boot } from '../../harness/target/boot.js';
import { cleanUp } from '../../harness/target/place/base.js';
import type { Target } from '../../harness/target/target.js';
import type { Finding } from '../../suites/case.js';
import { orderMonitors } from '../../suites/order/index.js';
import { NO_REFERENCES } from '../../suites/references.js';
import { MONITOR_TARGETS, type RealTarget } from '../protocol/targets.js';

import { describeWith } from '../target/programs.js';
import { storm } from './storm.js';

/** Fresh machines, each with another seed; more for a long look (STORM_ROUNDS=100 STORM_REQUESTS=5000). */
const ROUNDS = Number(process.env.STORM_ROUNDS ?? 2);
const REQUESTS = Number(process.env.STORM_REQUESTS ?? 320);
const SEED = Number(process.env.STORM_SEED ?? 1);
const TIMEOUT = 5_000;

/** Rules that even a short storm comes across. */
const COME_ACROSS = ['job/transition', 'job/verb', 'time/forwards'].map((name) => `order/${name}`);

for (const target of MONITOR_TARGETS.filter(({ name }) => !name.startsWith('none'))) {
  describeWith(target.name, target.missing, () => {
    afterAll(cleanUp);

    test('a storm of commands breaks no order rule', async () => {
      const { seen, findings } = await blow(target);
      expect(findings).toEqual([]);
      expect(COME_ACROSS.filter((id) => !seen.has(id))).toEqual([]);
    }, 60_000);
  });
}

interface Outcome {
  seen: Set<string>;
  findings: Finding[];
}

/** Rounds until enough has been sent. A server that such a storm kills or hangs breaks no rule of order. */
async function blow({ command, root }: RealTarget): Promise<Outcome> {
  const outcome: Outcome = { seen: new Set(), findings: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const target = await boot({ command, ...(root === undefined ? {} : { root }) });
    try {
      await storm(await testTargetOf(target, outcome), SEED + round, REQUESTS);
    } catch (error) {
      if (!(error instanceof SessionClosed || error instanceof NoReply)) throw error;
    } finally {
      await target.end();
    }
  }
  return outcome;
}

async function testTargetOf(target: Target, { seen, findings }: Outcome): Promise<TestTarget> {
  const profile = await profileTarget(target, TIMEOUT, () => {
    throw new Error('it has introspection');
  });
  const another = () => Promise.reject(new Error('none is needed'));
  const testTarget = new TestTarget(
    target,
    profile,
    orderMonitors(NO_REFERENCES),
    new TimeoutBudget(TIMEOUT),
    another,
  );
  testTarget.sink = { seen: (id) => seen.add(id), violated: (_, finding) => findings.push(finding) };
  return testTarget;
}
