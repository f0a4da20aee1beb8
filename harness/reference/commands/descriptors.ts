/** Commands on file descriptors: none is ever passed to this server, so there is none to name. */
import { QmpError } from '../errors.js';
import type { Handlers } from './handler.js';

const NOTHING_PASSED = 'No file descriptor supplied via SCM_RIGHTS';

export const descriptors: Handlers = {
  getfd(_, { fdname }) {
    if (/^\d/.test(String(fdname)))
      throw new QmpError("Parameter 'fdname' expects a name not starting with a digit");
    throw new QmpError(NOTHING_PASSED);
  },
  closefd(_, { fdname }) {
    throw new QmpError(`File descriptor named '${fdname}' not found`);
  },
  'add-fd'(_, args) {
    const set = args['fdset-id'];
    if (set !== undefined && Number(set) < 0)
      throw new QmpError("Parameter 'fdset-id' expects a non-negative value");
    throw new QmpError(NOTHING_PASSED);
  },
  'remove-fd'(_, args) {
    throw new QmpError(`File descriptor named 'fdset-id:${args['fdset-id']}' not found`);
  },
  'query-fdsets': () => [],
};
