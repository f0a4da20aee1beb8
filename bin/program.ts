/** The command line as commander knows it; each command is a file under `commands/` and a line here. */
import { Command } from 'commander';
import { packageVersion } from '../api/package-info.js';
import type { MakeCommand } from './make-command.js';

/** In the order of the help. Each is loaded only where it is wanted: `serve` has no use for what `run` needs. */
const COMMANDS: Record<string, () => Promise<MakeCommand>> = {
  run: async () => (await import('./commands/run.js')).runCommand,
  list: async () => (await import('./commands/list.js')).listCommand,
  matrix: async () => (await import('./commands/matrix.js')).matrixCommand,
  diff: async () => (await import('./commands/diff.js')).diffCommand,
  merge: async () => (await import('./commands/merge.js')).mergeCommand,
  report: async () => (await import('./commands/report.js')).reportCommand,
  schema: async () => (await import('./commands/schema.js')).schemaCommand,
  serve: async () => (await import('./commands/serve.js')).serveCommand,
  fuzz: async () => (await import('./commands/fuzz.js')).fuzzCommand,
  replay: async () => (await import('./commands/replay.js')).replayCommand,
  minimize: async () => (await import('./commands/minimize.js')).minimizeCommand,
  bisect: async () => (await import('./commands/bisect.js')).bisectCommand,
  promote: async () => (await import('./commands/promote.js')).promoteCommand,
};

/** The program with the command that `first`, the first word of the command line, names; else with all. */
export async function buildProgram(exit: (status: number) => void, first?: string): Promise<Command> {
  const program = new Command('qmpspec')
    .description('Conformance test suite and fuzzer for QMP servers')
    .version(packageVersion(), '-V, --version')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (message, write) => write(message.replace(/^error: /, 'qmpspec: ')) })
    .exitOverride();
  const wanted = first !== undefined && Object.hasOwn(COMMANDS, first) ? [first] : Object.keys(COMMANDS);
  for (const name of wanted) {
    const make = await (COMMANDS[name] as () => Promise<MakeCommand>)();
    program.addCommand(inheriting(program, make(exit)));
  }
  return program;
}

/** With the settings of its parent, and its own commands with them too. */
function inheriting(parent: Command, command: Command): Command {
  command.copyInheritedSettings(parent);
  for (const each of command.commands) inheriting(command, each);
  return command;
}
