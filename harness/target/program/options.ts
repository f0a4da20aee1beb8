/** Questions about a command line that somebody else wrote. */

/** Whether one of the options is there, spelled `-name`, `--name` or `--name=value`. */
export function hasOption(args: readonly string[], ...names: string[]): boolean {
  return args.some((arg) => names.includes(/^--?([^=]+)/.exec(arg)?.[1] ?? ''));
}
