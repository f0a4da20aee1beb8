/** All commands that do more than check their arguments and give a generated reply. */
import type { Interface } from '../../../schema/model.js';
import type { Simulation } from '../../simulation.js';
import { REFERENCE_OPTIONS } from '../command-line.js';
import { block } from './block/index.js';
import { catalogue } from './catalogue.js';
import { characterDevices } from './character-devices.js';
import { cxl } from './cxl.js';
import { descriptors } from './descriptors.js';
import { devices } from './devices.js';
import { guestAgentCommands } from './guest-agent.js';
import type { Handler, Handlers } from './handler.js';
import { inventory } from './inventory.js';
import { jobs } from './jobs/index.js';
import { migration } from './migration/index.js';
import { network } from './network.js';
import { qom } from './qom/index.js';
import { ringBuffer } from './ring-buffer.js';
import { runState } from './run-state.js';
import { selfDescription } from './self-description.js';
import { transaction } from './transaction.js';

const HANDLERS: Handlers = {
  ...runState,
  ...inventory,
  ...block,
  ...jobs,
  ...qom,
  ...characterDevices,
  ...ringBuffer,
  ...guestAgentCommands,
  ...transaction,
  ...descriptors,
  ...migration,
  ...network,
  ...devices,
  ...catalogue,
  ...cxl,
};

/** Whether a command does something, or tells what is so; the replies of the others are made up. */
function isModelled(command: string): boolean {
  return command === 'qmp_capabilities' || Object.hasOwn(selfDescription, command) || isHandled(command);
}

function isHandled(command: string): boolean {
  return Object.hasOwn(HANDLERS, command);
}

export function handlerOf(command: string): Handler | undefined {
  return isHandled(command) ? HANDLERS[command] : undefined;
}

/** Types are all that it tells of its hardware: what else QEMU has, it has not. */
const TELLING = ['qom-list-types'];

/** What the server cannot do. */
export function limitsOf({ commands }: Interface): Simulation {
  return {
    invented: Object.keys(commands).filter((name) => !isModelled(name)),
    telling: TELLING,
    options: REFERENCE_OPTIONS,
  };
}
