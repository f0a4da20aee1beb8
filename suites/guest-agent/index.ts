/** The guest agent's dialect (W70). A new area is a new file and a line here. */
import type { Case } from '../case.js';
import { commandCases } from './commands.js';
import { requestCases } from './requests.js';
import { sessionCases } from './session.js';
import { syncCases } from './sync.js';

export const guestAgentCases: Case[] = [...sessionCases, ...syncCases, ...requestCases, ...commandCases];
