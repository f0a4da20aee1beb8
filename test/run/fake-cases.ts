/** Cases of one request, and a monitor of it, for tests of the runner. */
import type { JsonObject } from '../../schema/json.js';
import type { Finding, Needs, ProbeCase, ScriptCase, TrafficCase } from '../../suites/case.js';
import type { Monitor } from '../../suites/monitor.js';

const head = (id: string, needs: Needs) => ({
  ...{ id, title: id, cites: [], needs },
  ...({ basis: 'specification', level: 'MUST' } as const),
});

/** A finding of a check of that name. */
export const finding = (check: string): Finding => ({ check, message: `${check} is broken`, cites: [] });

/** Sends one command; it fails with `check` where that is refused. */
export function scriptCase(id: string, execute: string, needs: Needs = {}, check = 'x/refused'): ScriptCase {
  return {
    ...head(id, needs),
    async run({ open, fail }) {
      const { value } = await (await open()).execute(execute);
      if ('error' in value) fail(finding(check));
    },
  };
}

/** Expects that the command is refused. */
export function probeCase(id: string, execute: string, check = 'rejection/accepted'): ProbeCase {
  return {
    ...head(id, {}),
    probe: { execute, keepsState: true, judge: ({ value }) => ('error' in value ? [] : [finding(check)]) },
  };
}

export function trafficCase(id: string, stimulate?: TrafficCase['traffic']['stimulate']): TrafficCase {
  return { ...head(id, {}), traffic: { unseen: 'nothing of it was seen', ...(stimulate && { stimulate }) } };
}

/** Sees, for that traffic case, what `right` finds right or wrong; null is none of its business. */
export function monitorOf(
  { id }: TrafficCase,
  right: (command: string, value: JsonObject) => boolean | null,
): Monitor {
  return {
    families: ['qmp'],
    cases: () => [],
    watch: (_, sink) => ({
      received({ value }, _kind, { request }) {
        const judged = request && right(request.command, value as JsonObject);
        if (judged === true) sink.seen(id);
        if (judged === false) sink.violated(id, finding('traffic/wrong'));
      },
    }),
  };
}
