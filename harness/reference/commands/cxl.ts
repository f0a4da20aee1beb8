/** Commands on CXL memory, of which there is none here. */
import type { JsonObject } from '../../../schema/json.js';
import { QmpError } from '../errors.js';
import type { Handler, Handlers } from './handler.js';

const LINE = 64;
const MOST_REGION = 7;

const nowhere: Handler = (_, { path, length, region }: JsonObject) => {
  if (length !== undefined && Number(length) % LINE !== 0)
    throw new QmpError(`Parameter 'length' expects a multiple of ${LINE}`);
  if (region !== undefined && (Number(region) < 0 || Number(region) > MOST_REGION))
    throw new QmpError(`Parameter 'region' expects a value between 0 and ${MOST_REGION}`);
  throw new QmpError(`Unable to resolve CXL type 3 device '${path}'`);
};

export const cxl: Handlers = {
  'cxl-inject-poison': nowhere,
  'cxl-add-dynamic-capacity': nowhere,
  'cxl-release-dynamic-capacity': nowhere,
};
