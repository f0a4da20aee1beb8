/** Every scenario is proved twice: it passes on a real server, and fails on one that lies about what it checks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanUp } from '../../harness/target/place/base.js';
import { monitors } from '../../suites/monitors/index.js';
import { NO_REFERENCES } from '../../suites/references.js';
import { PC_BASES } from '../../suites/scenarios/bases.js';
import { scenarioCase } from '../../suites/scenarios/engine/scenario-case.js';
import { FIXTURES, SCENARIOS } from '../../suites/scenarios/index.js';
import { Bench } from '../protocol/bench.js';
import { MONITOR_TARGETS, type RealTarget } from '../protocol/targets.js';
import { describeWith } from '../target/programs.js';
import { deceived, UNTRUTHS } from './untruths.js';

const daemon = MONITOR_TARGETS.find(({ name }) => name === 'storage-daemon 7.2') as RealTarget;

/** Milliseconds. */
const HONEST = 10_000;
/** What liars leave out is waited for. */
const SHORT = 300;

/** Nothing shows that these were done. */
const UNSEEN = ['command/chardev-send-break/success', 'command/x-blockdev-set-iothread/success'];

const local = SCENARIOS.filter(({ id, machine }) => machine === undefined && !UNSEEN.includes(id));

/** Known of 7.2: expectations/qemu-7.2.yaml. */
const CRASHING = 'command/query-named-block-nodes/success/after-a-stream';

/** Verbs on jobs are one table: two states stand for all. */
const REPEATED = /job-[a-z]+\/(success|failure)\/(running|paused|standby|waiting|concluded)$/;

describeWith('servers that lie', daemon.missing, () => {
  let honest: Bench;
  let bench: Bench;
  beforeAll(async () => {
    honest = await Bench.open(daemon, HONEST, monitors);
    bench = await Bench.open(daemon, SHORT);
  });
  afterAll(async () => {
    await honest?.end();
    await bench?.end();
    await cleanUp();
  });

  test('an honest one passes', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const scenario of local.filter(({ id }) => !REPEATED.test(id))) {
      const verdict = await honest.run(scenarioCase(scenario, FIXTURES, NO_REFERENCES, PC_BASES));
      const findings = verdict.outcome === 'fail' ? verdict.findings.map(({ message }) => message) : [];
      if (verdict.outcome === 'fail' || verdict.outcome === 'blocked')
        wrong.push(`${scenario.id}: ${verdict.outcome} ${findings.join('; ')}`);
    }
    expect(wrong.filter((one) => !one.startsWith(CRASHING))).toEqual([]);
  });

  test.each(Object.entries(UNTRUTHS))(
    'one that %s is found out',
    { timeout: 120_000 },
    async (_name, untruth) => {
      const believed: string[] = [];
      for (const scenario of local.filter((s) => untruth.touches(s) && !REPEATED.test(s.id))) {
        const { outcome } = await bench.run(deceived(scenario, untruth));
        if (outcome !== 'fail' && outcome !== 'inapplicable') believed.push(`${scenario.id}: ${outcome}`);
      }
      expect(believed).toEqual([]);
    },
  );
});
