/** All mutants. */
import { acceptanceMutants } from './acceptance.js';
import { envelopeMutants } from './envelope.js';
import { eventMutants } from './events.js';
import { idMutants } from './ids.js';
import type { Mutant } from './mutant.js';
import { negotiationMutants } from './negotiation.js';
import { oobMutants } from './oob.js';
import { orderMutants } from './order.js';
import { readingMutants } from './reading.js';
import { sessionMutants } from './sessions.js';
import { valueMutants } from './values.js';

export { agentMutants } from './guest-agent.js';

export const monitorMutants: Mutant[] = [
  ...envelopeMutants,
  ...acceptanceMutants,
  ...idMutants,
  ...readingMutants,
  ...orderMutants,
  ...negotiationMutants,
  ...oobMutants,
  ...sessionMutants,
  ...eventMutants,
  ...valueMutants,
];
