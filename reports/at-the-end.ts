/** Reports that are made of whole runs, and written when the last has ended. */
import type { Report, SummaryRecord } from '../harness/results.js';
import type { Output } from './output.js';
import { RunSoFar } from './summary/so-far.js';
import type { Rendered } from './text/rendered.js';

export interface WholeRun {
  soFar: RunSoFar;
  /** Null when the run was cut off. */
  summary: SummaryRecord | null;
}

/** `render`: gives the text part by part. */
export function atTheEnd(
  render: (runs: readonly WholeRun[]) => Iterable<Rendered>,
): (output: Output) => Report {
  return (output) => {
    const runs: WholeRun[] = [];
    return {
      event(event) {
        const current = runs.at(-1);
        if (event.type === 'run') runs.push({ soFar: new RunSoFar(event), summary: null });
        else if (event.type === 'case') current?.soFar.add(event);
        else if (event.type === 'crash-seen-once') current?.soFar.crashes.push(event);
        else if (event.type === 'summary' && current) current.summary = event;
      },
      async close() {
        for (const part of render(runs)) output.write(part);
        output.close();
      },
    };
  };
}
