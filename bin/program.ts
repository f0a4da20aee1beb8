/** The command line as commander knows it; each command is a file under `commands/` and a line here. */
import { Command } from 'commander';
import { listCommand } from './commands/list.js';
import { runCommand } from './commands/run.js';
import { schemaCommand } from './commands/schema.js';
import { serveCommand } from './commands/serve.js';
import { packageVersion } from './version.js';

/** A command is given how to set the exit status. */
export type MakeCommand = (exit: (status: number) => void) => Command;

const COMMANDS: readonly MakeCommand[] = [runCommand, listCommand, schemaCommand, serveCommand];

export function buildProgram(exit: (status: number) => void): Command {
  const program = new Command('qmpspec')
    .description('Conformance test suite and fuzzer for QMP servers')
    .version(packageVersion(), '-V, --version')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (message, write) => write(message.replace(/^error: /, 'qmpspec: ')) })
    .exitOverride();
  for (const make of COMMANDS) program.addCommand(inheriting(program, make(exit)));
  return program;
}

/** With the settings of its parent, and its own commands with them too. */
function inheriting(parent: Command, command: Command): Command {
  command.copyInheritedSettings(parent);
  for (const each of command.commands) inheriting(command, each);
  return command;
}
