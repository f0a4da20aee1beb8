/** New devices: a model, and properties that it has. */
import type { JsonObject } from '../../../schema/json.js';
import { chance, pick } from '../draw.js';
import { kindAt } from '../things/index.js';
import type { Composer } from './composer.js';
import { propertyValue } from './property-value.js';

const IDS = kindAt('device_add:id')?.pool ?? [];
const BUSES = kindAt('device_add:bus')?.pool ?? [];

export const deviceAdd: Composer = (random, live) => {
  const driver = pick(random, live.models);
  if (driver === undefined) return null;
  const args: JsonObject = { driver };
  if (chance(random, 3, 4)) args.id = pick(random, IDS) ?? '';
  if (chance(random, 1, 6)) args.bus = pick(random, BUSES) ?? '';
  const properties = live.modelProperties(driver);
  // What a device cannot do without: it says so only when it is missing.
  const needed = properties.filter(({ name }) =>
    /^(drive|chardev|netdev|memdev|cryptodev|rng|fsdev|canbus0|rootdir|driver|core-id|socket-id|thread-id|apic-id)$/.test(
      name,
    ),
  );
  for (const property of needed) {
    if (chance(random, 2, 3)) args[property.name] = propertyValue(random, property, live);
  }
  for (let more = random.nextInt(0, 2); more > 0; more--) {
    const property = pick(random, properties);
    if (property) args[property.name] = propertyValue(random, property, live);
  }
  return args;
};
