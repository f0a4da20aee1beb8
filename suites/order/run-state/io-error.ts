import { isObject } from '../../../schema/json.js';
import type { Happening } from '../../monitor.js';
import { type OrderRule, perSession } from '../rule.js';

/** Milliseconds after which a machine that still runs has not been stopped. */
const LATE_AFTER_MS = 2_000;

export const ioError: OrderRule = {
  name: 'run-state/io-error-stop',
  title: 'BLOCK_IO_ERROR with the action stop is followed by STOP',
  says: [
    ['BLOCK_IO_ERROR', 'fba8282576'],
    ['BlockErrorAction', '80535e30db'],
  ],
  events: ['STOP', 'BLOCK_IO_ERROR', 'RESUME', 'SUSPEND', 'RESET'],
  commands: ['query-status'],
  judge: perSession(() => {
    /** The last event of the run state, and the error that should stop the machine. */
    let last: Happening | null = null;
    let error: Happening | null = null;
    return (happening) => {
      const { kind, name, value, request } = happening;
      if (kind === 'event' && name === 'BLOCK_IO_ERROR') {
        if (value.action === 'stop' && last?.name !== 'STOP') error ??= happening;
        return undefined;
      }
      if (kind === 'return') {
        const runs = isObject(value.return) && value.return.running === true;
        const late = error !== null && (request?.t ?? 0) - error.t > LATE_AFTER_MS;
        return runs && late && ran(last, error) ? violation(name) : undefined;
      }
      if (kind !== 'event') return undefined;
      const [before, due] = [last, error];
      last = happening;
      error = null;
      if (due === null) return undefined;
      if (name === 'STOP') return null;
      return name === 'RESUME' && ran(before, due) ? violation(name) : undefined;
    };
  }),
};

/** Whether the machine is known to have run when the error happened: a newer server may hold the error back. */
function ran(last: Happening | null, error: Happening | null): boolean {
  return last?.name === 'RESUME' && (error?.stamp ?? 0) >= (last.stamp ?? Number.POSITIVE_INFINITY);
}

function violation(actual: string) {
  return { message: 'an I/O error with the action stop, and the machine runs on', expected: 'STOP', actual };
}
