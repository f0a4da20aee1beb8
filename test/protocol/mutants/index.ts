/** All mutants. */
import { acceptanceMutants } from './acceptance.js';
import { envelopeMutants } from './envelope.js';
import { idMutants } from './ids.js';
import type { Mutant } from './mutant.js';
import { negotiationMutants } from './negotiation.js';
import { orderMutants } from './order.js';
import { readingMutants } from './reading.js';
import { eventMutants, sessionMutants } from './sessions.js';

export { agentMutants } from './guest-agent.js';

export const monitorMutants: Mutant[] = [
  ...envelopeMutants,
  ...acceptanceMutants,
  ...idMutants,
  ...readingMutants,
  ...orderMutants,
  ...negotiationMutants,
  ...sessionMutants,
  ...eventMutants,
];
