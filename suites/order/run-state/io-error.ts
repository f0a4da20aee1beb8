import { isObject } from '../../../schema/json.js';
import type { Happening } from '../../monitor.js';
import { cite } from '../cite.js';
import { type OrderRule, perSession } from '../rule.js';

/** Milliseconds after which a machine that still runs has not been stopped. */
const PATIENCE = 2_000;

export const ioError: OrderRule = {
  name: 'run-state/io-error-stop',
  title: 'BLOCK_IO_ERROR with the action stop is followed by STOP',
  level: 'SHOULD',
  cites: [
    cite('BLOCK_IO_ERROR', 5206, 'STOP follows where the action is stop'),
    cite('BlockErrorAction', 5112, 'stop: the machine is stopped'),
  ],
  events: ['STOP', 'BLOCK_IO_ERROR', 'RESUME', 'SUSPEND', 'RESET'],
  commands: ['query-status'],
  judge: perSession(() => {
    /** The RESUME since which the machine runs, and the error that should have stopped it. */
    let resumed: Happening | null = null;
    let error: Happening | null = null;
    return (happening) => {
      const { kind, name, value, request } = happening;
      if (kind === 'event' && name === 'BLOCK_IO_ERROR') {
        // A newer server may hold it back for a second; its own time tells when it happened.
        const late = (happening.stamp ?? 0) < (resumed?.stamp ?? Number.POSITIVE_INFINITY);
        if (value.action === 'stop' && resumed && !late) error ??= happening;
        return undefined;
      }
      const runs =
        kind === 'event'
          ? name === 'RESUME'
          : kind === 'return' && isObject(value.return) && value.return.running === true;
      const since = (request?.t ?? Number.POSITIVE_INFINITY) - (error?.t ?? 0);
      const wrong = error !== null && runs && (kind === 'event' || since > PATIENCE);
      const kept = error !== null && kind === 'event' && name === 'STOP';
      if (kind === 'event') {
        resumed = name === 'RESUME' ? happening : null;
        error = null;
      }
      if (wrong)
        return {
          message: 'an I/O error with the action stop, and the machine runs on',
          expected: 'STOP',
          actual: name,
        };
      return kept ? null : undefined;
    };
  }),
};
