/** The wire protocol, rule by rule. A new area is a new file and a line here. */
import type { Case } from '../case.js';
import { protocolArgumentCases } from './arguments.js';
import { eventCases } from './events.js';
import { framingCases } from './framing.js';
import { greetingCases } from './greeting.js';
import { idCases } from './ids.js';
import { keepingCases } from './keeping.js';
import { leniencyCases } from './leniency.js';
import { lifecycleCases } from './lifecycle.js';
import { limitCases } from './limits.js';
import { malformedCases } from './malformed.js';
import { negotiationCases } from './negotiation.js';
import { negotiationFactCases } from './negotiation-facts.js';
import { oobCases } from './oob.js';
import { oobAllowedCases } from './oob-allowed.js';
import { orderCases } from './order.js';
import { outputCases } from './output.js';
import { prettyCases } from './pretty.js';
import { requestCases } from './request.js';
import { resyncCases } from './resync.js';
import { sessionCases } from './sessions.js';
import { valueCases } from './values.js';

export const protocolCases: Case[] = [
  ...greetingCases,
  ...negotiationCases,
  ...negotiationFactCases,
  ...requestCases,
  ...protocolArgumentCases,
  ...idCases,
  ...outputCases,
  ...valueCases,
  ...prettyCases,
  ...malformedCases,
  ...resyncCases,
  ...leniencyCases,
  ...framingCases,
  ...limitCases,
  ...orderCases,
  ...oobCases,
  ...oobAllowedCases,
  ...sessionCases,
  ...lifecycleCases,
  ...keepingCases,
  ...eventCases,
];
