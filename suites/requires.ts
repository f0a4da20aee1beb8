/** What a case requires, in one list of words: what it declares, and what its other needs imply. */
import { qomTypeIn } from '../schema/qemu/derived.js';
import { isPci } from '../schema/qemu/devices.js';
import type { Needs } from './case.js';
import type { Feature } from './features.js';

/** The features that these needs declare and imply; pure. */
export function featuresOf({ requires = [], machine }: Needs): Feature[] {
  const type = machine && machineTypeIn(machine);
  return type ? [`machine-type:${type}`, ...requires] : [...requires];
}

/** For people and programs that list cases: `command:stop`, `event:STOP`, `pci-bus`, `sessions:2`. */
export function requirementsOf(needs: Needs): string[] {
  const { commands = [], events = [], capability, sessions = 1, pretty, ownProcess: ours } = needs;
  return [
    ...commands.map((name) => `command:${name}`),
    ...events.map((name) => `event:${name}`),
    ...(capability === undefined ? [] : [`capability:${capability}`]),
    ...featuresOf(needs),
    ...(sessions > 1 ? [`sessions:${sessions}`] : []),
    ...(pretty ? ['pretty'] : []),
    ...(ours ? ['started-by-us'] : []),
  ];
}

/** The machine that these arguments name; null where they leave it to the target. */
export function machineTypeIn(args: readonly string[]): string | null {
  const at = args.indexOf('-machine');
  const [name] = (at < 0 ? '' : (args[at + 1] ?? '')).split(',');
  return name && !name.includes('=') ? name : null;
}

/** What requests take: types of devices and objects, and the buses that devices are plugged into. */
export function featuresOfRequests(
  requests: readonly { execute: string; arguments?: { [name: string]: unknown } }[],
): Feature[] {
  const made = new Set<unknown>();
  const found = new Set<Feature>();
  for (const { execute, arguments: args = {} } of requests) {
    const { bus, id } = args;
    const type = qomTypeIn(execute, args);
    // Who writes a scenario may leave a name to a step before.
    if (typeof type !== 'string' || type.includes('$')) continue;
    found.add(`type:${type}`);
    if (execute === 'device_add' && isPci(type)) found.add('pci-bus');
    // A bus of a device that was made just before is there.
    if (
      typeof bus === 'string' &&
      !bus.includes('$') &&
      ![...made].some((each) => bus === each || bus.startsWith(`${each}.`))
    )
      found.add(`bus:${bus}`);
    made.add(id);
  }
  return [...found];
}
