/** Every check is proved twice: it passes on a real server, and fails on one that breaks its rule. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentMutants, type NamedMutant, protocolMutants } from '../../harness/mutants/index.js';
import { cleanUp } from '../../harness/target/place/base.js';
import { means } from '../../mutation/kills.js';
import type { Case } from '../../suites/case.js';
import { guestAgentCases } from '../../suites/guest-agent/index.js';
import { protocolCases } from '../../suites/protocol/index.js';
import { describeWith } from '../target/programs.js';
import { Bench } from './bench.js';
import { AGENT_TARGET, MONITOR_TARGETS, type RealTarget } from './targets.js';

/** They fail on every real server, so that no mutation can make them do so. */
const DEVIANT = ['protocol/limits/reply-storm', 'protocol/malformed/overlong-nul'];

/** Short, because mutants that say nothing are waited for. */
const TIMEOUT = 400;

function killed(target: RealTarget, cases: readonly Case[], mutants: readonly NamedMutant[]): void {
  describeWith(`mutants of ${target.name}`, target.missing, () => {
    let bench: Bench;
    beforeAll(async () => {
      bench = await Bench.open(target, TIMEOUT);
    });
    afterAll(async () => {
      await bench?.end();
      await cleanUp();
    });

    test.each(mutants.map((mutant) => [mutant.id, mutant] as const))(
      '%s',
      async (_id, { mutation, kills }) => {
        const wrong: string[] = [];
        for (const [pattern, check] of Object.entries(kills)) {
          // Derived from what commands there are; npm run mutation tries them.
          if (pattern.startsWith('command/')) continue;
          const meant = cases.filter(({ id }) => means(pattern, id));
          if (meant.length === 0) wrong.push(`${pattern} matches no case`);
          for (const testCase of meant) {
            const verdict = await bench.run(testCase, mutation);
            const findings = verdict.outcome === 'fail' ? verdict.findings : [];
            if (!findings.some((f) => check === '' || f.check === check)) {
              const found = findings.map((f) => `${f.check}: ${f.message}`);
              wrong.push(
                `${testCase.id}: ${check || 'fail'} expected, ${found.join(', ') || verdict.outcome}`,
              );
            }
          }
        }
        expect(wrong).toEqual([]);
      },
    );
  });

  test(`every case of ${target.family} has a mutant that it must notice`, () => {
    const patterns = mutants.flatMap(({ kills }) => Object.keys(kills));
    const unproved = cases.filter(({ id }) => !patterns.some((pattern) => means(pattern, id)));
    expect(unproved.map(({ id }) => id).filter((id) => !DEVIANT.includes(id))).toEqual([]);
  });
}

const machine = MONITOR_TARGETS.find(({ name }) => name === 'none 7.2') as RealTarget;
killed(machine, protocolCases, protocolMutants);
killed(AGENT_TARGET, guestAgentCases, agentMutants);
