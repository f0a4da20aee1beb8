import { isObject, type JsonObject } from '../../../schema/json.js';
import type { Happening } from '../../monitor.js';
import { allKnowing, type Judge, type OrderRule, PROXY, type Violation } from '../rule.js';
import { KINDS, type Kind } from './table.js';

/** What is known of one thing, since when; `null`: a request about it is on its way. */
interface Thing {
  there: boolean | null;
  n: number;
}

/** One rule for each kind of thing. */
export const effects: readonly OrderRule[] = KINDS.map((kind) => ({
  name: `effect/${kind.name}`,
  title: `${kind.list.command} lists a ${kind.name} from when it is made until it is removed`,
  says: kind.says,
  detail: true,
  events: kind.goes ? [kind.goes.event] : [],
  commands: [...Object.keys(kind.make), ...Object.keys(kind.remove), kind.list.command, PROXY],
  judge: allKnowing(() => watching(kind)),
}));

function watching(kind: Kind): Judge {
  const things = new Map<string, Thing>();
  return (happening) => {
    const { name, n } = happening;
    if (happening.kind === 'event') {
      things.set(String(happening.value[kind.goes?.member ?? '']), { there: null, n });
      return undefined;
    }
    if (happening.kind === 'sent') return doubt(kind, things, happening);
    if (happening.kind !== 'return' || !happening.request) return undefined;
    if (name === kind.list.command) return compare(kind, things, happening);
    const settled = name in kind.make;
    const id = happening.request.value[kind.make[name] ?? kind.remove[name] ?? ''];
    const thing = typeof id === 'string' ? things.get(id) : undefined;
    // Asked about by another request or told of by an event since: nobody knows which was first.
    const alone = thing?.n === happening.request.n;
    const whole = kind.unless === undefined || !(kind.unless in happening.request.value);
    // What an event says the end of may still be there for a while.
    if (thing && alone && whole && (settled || !kind.goes)) Object.assign(thing, { there: settled, n });
    return undefined;
  };
}

/** A request was sent that makes or removes something. */
function doubt(kind: Kind, things: Map<string, Thing>, { name, value, n }: Happening): undefined {
  const argument = kind.make[name] ?? kind.remove[name];
  if (argument === undefined) return;
  if (argument === null) for (const id of things.keys()) things.set(id, { there: null, n });
  else if (typeof value[argument] === 'string') things.set(value[argument], { there: null, n });
}

function compare(
  kind: Kind,
  things: ReadonlyMap<string, Thing>,
  reply: Happening,
): Violation | null | undefined {
  const { command, arguments: asked = {}, member } = kind.list;
  const request = reply.request as Happening;
  if (!matches(request.value, asked) || !Array.isArray(reply.value.return)) return undefined;
  const list = new Set(reply.value.return.filter(isObject).map((each) => String(each[member])));
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
