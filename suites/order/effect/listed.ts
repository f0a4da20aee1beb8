import { isObject, type JsonObject, ownEntry } from '../../../schema/json.js';
import { wireText } from '../../../schema/json-text.js';
import type { Listing, Resource } from '../../../schema/qemu/resource.js';
import { RESOURCES } from '../../../schema/qemu/resources.js';
import type { Happening } from '../../monitor.js';
import type { LinkedSentence } from '../../references.js';
import { allKnowing, type OrderJudge, type OrderRule, PROXY, type Violation } from '../rule.js';

/** The sentences of the documents that say that a resource is made, removed and listed. One without them is a convention. */

const SAYS: Readonly<Record<string, readonly LinkedSentence[]>> = {
  'block-node': [
    ['blockdev-add', '010986dc65'],
    ['blockdev-del', '67c3694262'],
    ['query-named-block-nodes', '52bfed4201'],
  ],
  object: [
    ['object-add', '1f1c090269'],
    ['object-del', '396502483c'],
    ['qom-list', '7dd80a3ea7', '22a9714058'],
  ],
  chardev: [
    ['chardev-add', 'edf4a2984e'],
    ['chardev-remove', '7c6b077b6f'],
    ['query-chardev', '56683c6bee', 'd22a94caa7'],
  ],
  'block-export': [
    ['block-export-add', 'ad2742496d'],
    ['BLOCK_EXPORT_DELETED', '7ffc122d41'],
    ['query-block-exports', '79e65fcc51', 'b4ba29c925'],
  ],
  device: [
    ['device_add', '3993a357ea'],
    ['device_del', 'ea64353329'],
    ['qom-list', '7dd80a3ea7', '22a9714058'],
  ],
};

/** What is known of one thing, since when; `null`: a request about it is on its way. */
interface Thing {
  there: boolean | null;
  n: number;
}

/** A resource with one name, which its client chooses, as the rule sees it. */
interface Kind {
  name: string;
  /** Command → the argument that names one. */
  make: Record<string, string>;
  /** The same; null: any number of them. */
  remove: Record<string, string | null>;
  /** What it is settled by: of other commands no sentence says so, and nobody knows any more. */
  settles: (command: string) => boolean;
  gone?: Resource['gone'];
  list: Listing;
  /** The member of each element of the list that names it. */
  member: string;
  hiddenWith?: string | undefined;
}

function kindOf({ name, make, remove, gone, lists = [], hiddenWith, ofDescriptor }: Resource): Kind[] {
  const [list] = lists;
  const [, member = ''] = list?.path ?? [];
  const single = Object.values(make).every(({ length }) => length === 1);
  const known = list?.path.length === 2 && Object.keys(remove).length > 0;
  if (!list || !single || !known || ofDescriptor) return [];
  const first = ([command, names]: [string, readonly string[] | null]) => [command, names?.[0] ?? null];
  return [
    {
      name,
      make: Object.fromEntries(Object.entries(make).map(first)),
      remove: Object.fromEntries(Object.entries(remove).map(first)),
      ...(gone ? { gone } : {}),
      settles: (command) => !SAYS[name] || SAYS[name].some(([entity]) => entity === command),
      list,
      member,
      hiddenWith,
    },
  ];
}

/** One rule for each kind of thing. */
export const effects: readonly OrderRule[] = RESOURCES.flatMap(kindOf).map((kind) => ({
  name: `effect/${kind.name}`,
  title: `${kind.list.query} lists a ${kind.name} from when it is made until it is removed`,
  ...(SAYS[kind.name] ? { says: SAYS[kind.name] } : {}),
  detail: true,
  events: kind.gone ? [kind.gone.event] : [],
  commands: [...Object.keys(kind.make), ...Object.keys(kind.remove), kind.list.query, PROXY],
  judge: allKnowing(() => watching(kind)),
}));

function watching(kind: Kind): OrderJudge {
  const things = new Map<string, Thing>();
  return (happening) => {
    const { name, n } = happening;
    if (happening.kind === 'event') {
      things.set(wireText(happening.value[kind.gone?.member ?? '']), { there: null, n });
      return undefined;
    }
    if (happening.kind === 'sent') return doubt(kind, things, happening);
    if (happening.kind !== 'return' || !happening.request) return undefined;
    if (name === kind.list.query) return compare(kind, things, happening);
    const settled = Object.hasOwn(kind.make, name);
    const id = happening.request.value[ownEntry(kind.make, name) ?? ownEntry(kind.remove, name) ?? ''];
    const thing = typeof id === 'string' ? things.get(id) : undefined;
    // Asked about by another request or told of by an event since: nobody knows which was first.
    const alone = thing?.n === happening.request.n;
    const whole = kind.hiddenWith === undefined || !(kind.hiddenWith in happening.request.value);
    // What an event says the end of may still be there for a while.
    if (thing && alone && whole && kind.settles(name) && (settled || !kind.gone))
      Object.assign(thing, { there: settled, n });
    return undefined;
  };
}

/** A request was sent that makes or removes something. */
function doubt(kind: Kind, things: Map<string, Thing>, { name, value, n }: Happening): undefined {
  const argument = ownEntry(kind.make, name) ?? ownEntry(kind.remove, name);
  if (argument === undefined) return;
  if (argument === null) for (const id of things.keys()) things.set(id, { there: null, n });
  else if (typeof value[argument] === 'string') things.set(value[argument], { there: null, n });
}

function compare(
  kind: Kind,
  things: ReadonlyMap<string, Thing>,
  reply: Happening,
): Violation | null | undefined {
  const { query: command, arguments: asked = {} } = kind.list;
  const { member } = kind;
  const request = reply.request as Happening;
  if (!matches(request.value, asked) || !Array.isArray(reply.value.return)) return undefined;
  const list = new Set(reply.value.return.filter(isObject).map((each) => wireText(each[member])));
  // What was settled before the list was asked for must be in it as it is.
  const known = [...things].filter(([, { there, n }]) => there !== null && n < request.n);
  const wrong = known.find(([id, { there }]) => list.has(id) !== there);
  if (!wrong) return known.length > 0 ? null : undefined;
  const [id, { there }] = wrong;
  return {
    message: there
      ? `${command} does not list ${kind.name} ${id}, which was made`
      : `${command} lists ${kind.name} ${id}, which was removed`,
    expected: there ? `${member}: ${id} among them` : `no ${member}: ${id}`,
    actual: [...list],
  };
}

function matches(args: JsonObject, asked: Record<string, string>): boolean {
  return Object.entries(asked).every(([name, value]) => args[name] === value);
}
