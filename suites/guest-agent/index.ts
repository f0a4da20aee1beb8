/** The guest agent's dialect (W70). A new area is a new file and a line here. */
import type { Case } from '../case.js';
import { agentCommandCases } from './commands.js';
import { agentRequestCases } from './requests.js';
import { agentSessionCases } from './session.js';
import { syncCases } from './sync.js';

export const guestAgentCases: Case[] = [
  ...agentSessionCases,
  ...syncCases,
  ...agentRequestCases,
  ...agentCommandCases,
];
