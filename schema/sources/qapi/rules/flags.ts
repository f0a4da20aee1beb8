/** Keys that are there to be true, or to be false. */
import { entryOf, type ObjectNode } from '../nodes.js';
import type { WrittenDefinition } from './definition.js';
import type { ReportFault } from './fault.js';

const FLAGS: Record<string, boolean> = {
  gen: false,
  'success-response': false,
  boxed: true,
  'allow-oob': true,
  'allow-preconfig': true,
  coroutine: true,
};

export function checkFlags({ meta, name }: WrittenDefinition, object: ObjectNode, report: ReportFault): void {
  for (const [flag, only] of Object.entries(FLAGS)) {
    const node = entryOf(object, flag)?.value;
    if (node === undefined || (node.kind === 'bool' && node.value === only)) continue;
    report('flag', `the flag ${flag} of ${meta} ${name} can only be ${only}`, node.line);
  }
  if (entryOf(object, 'allow-oob') && entryOf(object, 'coroutine'))
    report('flag', `${meta} ${name} has allow-oob and coroutine, which exclude each other`);
}
