/** Commands that migrate the machine, and say how. */
import { isObject, type JsonObject, type JsonValue } from '../../../../schema/json.js';
import type { Interface } from '../../../../schema/model.js';
import { membersOf, resolveType } from '../../../../schema/types.js';
import { QmpError } from '../../errors.js';
import type { Handlers } from '../handler.js';
import { checkParameters } from './parameters.js';

export const migration: Handlers = {
  migrate(machine, args) {
    const { migration: current } = machine;
    if (current.underWay) throw new QmpError("There's a migration process in progress");
    current.start(destination(args));
    return {};
  },

  'migrate-incoming'(machine, args) {
    destination(args);
    throw new QmpError(
      machine.runState === 'inmigrate'
        ? 'This server takes in no other machine'
        : "'-incoming' was not specified on the command line",
    );
  },

  migrate_cancel({ migration: current }) {
    current.cancel();
    return {};
  },

  'migrate-continue'({ migration: current }, { state }) {
    if (current.status !== state)
      throw new QmpError(`Migration not in expected state: ${current.status ?? 'none'}`);
    current.goOn();
    return {};
  },

  'query-migrate': ({ migration: { status } }) => (status === null ? {} : { status }),

  'migrate-set-capabilities'({ migration: current }, { capabilities }) {
    if (current.underWay) throw new QmpError("There's a migration process in progress");
    for (const { capability, state } of capabilities as JsonObject[]) {
      if (state === true) current.capabilities.add(String(capability));
      else current.capabilities.delete(String(capability));
    }
    return {};
  },

  'query-migrate-capabilities': ({ model, migration: { capabilities } }) =>
    capabilitiesOf(model).map((capability) => ({ capability, state: capabilities.has(capability) })),

  'migrate-set-parameters'({ migration: current }, args) {
    checkParameters(args);
    current.parameters = { ...current.parameters, ...args };
    return {};
  },

  'query-migrate-parameters': ({ migration: { parameters } }) => parameters,

  client_migrate_info(_, { protocol }) {
    if (protocol !== 'spice') throw new QmpError("Parameter 'protocol' expects 'spice'");
    throw new QmpError('No SPICE device has been activated', 'DeviceNotActive');
  },
};

const PROTOCOLS = /^(unix|tcp|vsock|exec|fd|rdma|file):/;

/** The unix socket that is meant; null: somewhere else, where this server goes to nobody. Throws QmpError. */
function destination({ uri, channels }: JsonObject): string | null {
  if ((uri === undefined) === (channels === undefined))
    throw new QmpError("exactly one of 'uri' and 'channels' must be given");
  if (uri === undefined) return pathOf(channels);
  if (!PROTOCOLS.test(String(uri))) throw new QmpError(`unknown migration protocol: ${uri}`);
  return /^unix:(.*)/.exec(String(uri))?.[1] ?? null;
}

function pathOf(channels: JsonValue | undefined): string | null {
  const [first] = Array.isArray(channels) ? channels : [];
  const address = isObject(first) ? first.addr : null;
  return isObject(address) && address.type === 'unix' ? String(address.path) : null;
}

function capabilitiesOf(model: Interface): string[] {
  const returns = model.commands['query-migrate-capabilities']?.returns;
  const element = Array.isArray(returns) ? membersOf(model, String(returns[0])) : null;
  const type = element?.capability?.type;
  const known = type == null ? null : resolveType(model, type);
  return known?.kind === 'enum' ? (known.values ?? []) : [];
}
