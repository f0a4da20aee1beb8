/**
 * W8: a server that keeps something of every connection comes to its end by closing them. No text says how much a process
 * may hold: a convention.
 */
import { standsOn } from '../basis.js';
import type { Case, CaseContext, Usage } from '../case.js';
import type { EnvelopeProblem } from './envelope.js';
import { demand, script } from './script.js';

/** A server may make things once, when it is first connected to. */
const WARM_UP = 8;
/** What grows in every block grows for ever; in single ones it may be memory that is collected later. */
const BLOCKS = 3;
const CONNECTIONS = 24;

/** The least that each closed connection adds. Closing may be under way still; an allocator takes and gives in steps. */
const KEPT: readonly { what: keyof Usage; each: number; unit: string }[] = [
  { what: 'descriptors', each: 1 / 2, unit: '' },
  { what: 'memory', each: 2 ** 19, unit: ' bytes' },
];

async function connections(context: CaseContext, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await (await context.open({ negotiate: i % 2 === 0 })).close();
}

/** Ends the case where the process grows as much while nobody connects: the code of a running guest is translated. */
async function growsByItself(context: CaseContext, blockMs: number): Promise<void> {
  for (let block = 0; block < BLOCKS; block++) {
    const before = context.usage();
    await context.until(async () => false, blockMs);
    const after = context.usage();
    if (KEPT.some(({ what, each }) => after[what] - before[what] >= each * CONNECTIONS))
      context.blocked('the process grows by as much while nobody connects');
  }
}

export const keepingCases: Case[] = [
  script({
    id: 'protocol/close/keeps-nothing',
    title: 'Nothing is kept of connections that are closed: neither descriptors nor memory',
    rules: ['W8'],
    stands: standsOn('convention'),
    run: async (context) => {
      await connections(context, WARM_UP);
      const usages = [context.usage()];
      const begun = performance.now();
      for (let block = 0; block < BLOCKS; block++) {
        await connections(context, CONNECTIONS);
        usages.push(context.usage());
      }
      const problems = KEPT.flatMap(({ what, each, unit }): EnvelopeProblem[] => {
        const growth = usages.slice(1).map((after, i) => after[what] - (usages[i] as Usage)[what]);
        const kept = growth.every((more) => more >= each * CONNECTIONS);
        const message = `${CONNECTIONS} connections were opened and closed, ${BLOCKS} times: each time the process held more ${what} than before, by ${growth.join(', ')}${unit}`;
        return demand(!kept, `close/${what}`, message);
      });
      if (problems.length > 0) await growsByItself(context, (performance.now() - begun) / BLOCKS);
      return problems;
    },
  }),
];
