/** W70: what the agent says of its commands, and that it keeps to it. */
import { isObject, type JsonObject, type JsonValue, ownEntry } from '../../schema/json.js';
import { stringifyJson, wireText } from '../../schema/json-text.js';
import type { Interface } from '../../schema/model.js';
import { SILENT } from '../../schema/qemu/effects.js';
import { isNone } from '../../schema/types.js';
import type { Case, CaseContext, Session } from '../case.js';
import { converse } from '../protocol/dialogue.js';
import { refused } from '../protocol/expected.js';
import { demand, script } from '../protocol/script.js';

/** Without it, nothing would be known of the agent: whether it lists itself is for the cases to say. */
async function guestInfo(context: CaseContext, session?: Session): Promise<JsonObject> {
  const { value } = await (session ?? (await context.open())).execute('guest-info');
  return isObject(value.return) ? value.return : {};
}

function listed(info: JsonObject): JsonObject[] {
  return Array.isArray(info.supported_commands) ? info.supported_commands.filter(isObject) : [];
}

const isText = (value: JsonValue | undefined) => typeof value === 'string' && value !== '';

/** Each has a mandatory argument that we leave out: even an agent that wrongly took the command would do nothing. */
const HARMLESS = [
  'guest-exec-status',
  'guest-file-close',
  'guest-file-flush',
  'guest-file-read',
  'guest-file-seek',
  'guest-set-vcpus',
  'guest-ssh-get-authorized-keys',
];

/** What every agent can be asked, and how. */
const PLAIN: Record<string, JsonObject> = {
  'guest-sync': { id: 1 },
  'guest-sync-delimited': { id: 1 },
  'guest-ping': {},
  'guest-info': {},
};

/** Of these, the ones that the agent carries out. */
async function answering(session: Session, names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    if ('return' in (await session.execute(name, ownEntry(PLAIN, name))).value) found.push(name);
  }
  return found;
}

function returnsSomething({ commands }: Interface, name: string): boolean {
  const returns = Object.hasOwn(commands, name) ? commands[name]?.returns : null;
  return Object.hasOwn(PLAIN, name) || (returns != null && !isNone(returns));
}

export const agentCommandCases: Case[] = [
  script({
    id: 'guest-agent/info/shape',
    title: 'guest-info states the version and lists commands with enabled and success-response',
    rules: ['W73'],
    run: async (context) => {
      const info = await guestInfo(context);
      const { supported_commands: all } = info;
      const commands = listed(info);
      const wrong = commands.find(
        (c) =>
          !isText(c.name) || typeof c.enabled !== 'boolean' || typeof c['success-response'] !== 'boolean',
      );
      return [
        ...demand(isText(info.version), 'info/version', 'the version in guest-info is not a string'),
        ...demand(
          Array.isArray(all) && all.length > 0 && commands.length === all.length && wrong === undefined,
          'info/commands',
          `supported_commands is not a list of {name, enabled, success-response}: ${stringifyJson(wrong ?? null)}`,
        ),
      ];
    },
  }),
  script({
    id: 'guest-agent/info/names-unique',
    title: 'guest-info lists each command once, and what answers',
    rules: ['W73'],
    run: async (context) => {
      const session = await context.open();
      const names = listed(await guestInfo(context, session)).map(({ name }) => name);
      const absent = await answering(
        session,
        Object.keys(PLAIN).filter((name) => !names.includes(name)),
      );
      return [
        ...demand(
          new Set(names).size === names.length,
          'info/unique',
          `guest-info lists twice: ${names.filter((name, i) => names.indexOf(name) !== i).join(', ')}`,
        ),
        ...demand(
          absent.length === 0,
          'info/absent',
          `guest-info does not list what answers: ${absent.join(', ')}`,
        ),
      ];
    },
  }),
  script({
    id: 'guest-agent/info/success-response',
    title: 'success-response is false for what answers nothing, and true for what returns something',
    rules: ['W73'],
    run: async (context) => {
      const wrong = listed(await guestInfo(context)).filter((c) => {
        const name = wireText(c.name);
        if (SILENT.has(name)) return c['success-response'] !== false;
        return returnsSomething(context.model, name) && c['success-response'] !== true;
      });
      return demand(
        wrong.length === 0,
        'info/success-response',
        `success-response is wrong for ${wrong.map((c) => c.name).join(', ')}`,
      );
    },
  }),
  script({
    id: 'guest-agent/disabled',
    title: 'A disabled command is refused with CommandNotFound, whatever its arguments',
    rules: ['W70a'],
    run: async (context) => {
      const names = HARMLESS.filter((name) => context.target.disabled.has(name));
      if (names.length === 0) context.inapplicable('no command is disabled that is safe to try');
      const asked = names.flatMap((name) => [
        `{"execute": "${name}", "id": "${name}"}\n`,
        `{"execute": "${name}", "arguments": {"qmpspec": [1]}, "id": "${name}"}\n`,
      ]);
      const expected = names.flatMap((name) => Array(2).fill(refused('CommandNotFound', name)));
      return converse(await context.open(), asked, expected, 'guest-ping', 'ga');
    },
  }),
  script({
    id: 'guest-agent/disabled-agrees-with-info',
    title: 'Commands that guest-info calls disabled are those that are refused',
    rules: ['W73'],
    run: async (context) => {
      const off = listed(await guestInfo(context))
        .filter(({ enabled }) => enabled === false)
        .map(({ name }) => wireText(name));
      const unlisted = [...context.target.disabled].filter((name) => !off.includes(name));
      return demand(
        unlisted.length === 0,
        'info/enabled',
        `guest-info calls these enabled, and they are disabled: ${unlisted.join(', ')}`,
      );
    },
  }),
];
