import type { Citation } from '../../schema/model.js';

/** A place in the QAPI schema of QEMU 7.2; `line` as in its catalog. */
export function cite(entity: string, line: number, statement: string): Citation {
  return { doc: 'qemu-system-7.2', entity, line, statement };
}
