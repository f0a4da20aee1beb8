/** Every scenario of a machine fails on one that lies about what it checks, and for that reason. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanUp } from '../../harness/target/place/base.js';
import { loadCatalog } from '../../schema/catalogs.js';
import { NO_REFERENCES } from '../../suites/references.js';
import { PC_BASES } from '../../suites/scenarios/bases.js';
import { scenarioCase } from '../../suites/scenarios/engine/scenario-case.js';
import { FIXTURES, SCENARIOS } from '../../suites/scenarios/index.js';
import { describeWith, lacking } from '../target/programs.js';
import { Machines, OUT_OF_REACH } from './machines.js';
import { deceived, UNTRUTHS } from './untruths.js';

/** One in so many pairs of a scenario and a lie is tried: UNTRUTHS_EACH=1 tries all of them, in some minutes. */
const EACH = Number(process.env.UNTRUTHS_EACH ?? 16);

/** Nothing must come of these requests, so that who does nothing is right. */
const NOTHING = ['command/stop/success/twice', 'command/migrate_cancel/success/none'];

/** What a scenario says of a step that did not go as it should. */
const OF_SCENARIOS = /^(scenario\/|event\/missing$)/;

/** What untruths.test.ts cannot try on a storage daemon. */
const daemon = loadCatalog('introspection-qemu-storage-daemon-7.2');
const ofMachines = SCENARIOS.filter(
  (scenario) =>
    scenario.machine !== undefined ||
    scenarioCase(scenario, FIXTURES, NO_REFERENCES, PC_BASES).needs.commands?.some(
      (name) => !(name in daemon.commands),
    ),
);

const exempt = (id: string) => OUT_OF_REACH.test(id) || NOTHING.includes(id);

const chosen = (...names: string[]) =>
  createHash('sha256').update(names.join(' ')).digest().readUInt16BE() % EACH === 0;

describeWith('machines that lie', lacking('qemu-system-x86_64'), () => {
  let machines: Machines;
  beforeAll(async () => {
    machines = await Machines.of('qemu-system-x86_64', '-machine', 'none');
  });
  afterAll(async () => {
    await machines?.end();
    await cleanUp();
  });

  test.each(Object.entries(UNTRUTHS))(
    'one that %s is found out',
    { timeout: 1_200_000 },
    async (lie, untruth) => {
      const believed: string[] = [];
      const touched = ofMachines.filter((s) => untruth.touches(s) && !exempt(s.id));
      for (const scenario of touched.filter(({ id }) => chosen(id, lie))) {
        const result = await machines.play(deceived(scenario, untruth));
        const early = 'outcome' in result ? result : result.aborted;
        const said = 'outcome' in result ? [] : result.findings.map(({ check }) => check);
        if (early?.outcome === 'inapplicable' || said.some((check) => OF_SCENARIOS.test(check))) continue;
        believed.push(`${scenario.id}: ${early?.reason ?? said.join(', ')}`);
      }
      expect(believed).toEqual([]);
    },
  );
});
