import { Command } from 'commander';
import type { MakeCommand } from '../make-command.js';
import { citeCommand } from './schema/cite.js';
import { compareCommand } from './schema/compare.js';
import { coverageCommand } from './schema/coverage.js';
import { importCommand } from './schema/import.js';
import { jsonSchemaCommand } from './schema/json-schema.js';
import { lintCommand } from './schema/lint.js';
import { showCommand } from './schema/show.js';

/** A new thing to do with documents is one file and one line here. */
const COMMANDS: readonly MakeCommand[] = [
  importCommand,
  showCommand,
  citeCommand,
  lintCommand,
  compareCommand,
  coverageCommand,
  jsonSchemaCommand,
];

export const schemaCommand: MakeCommand = (exit) => {
  const command = new Command('schema').description('Read, show, check and compare documents of QMP');
  for (const make of COMMANDS) command.addCommand(make(exit));
  return command;
};
