/** The variables of our environment that a target gets: secrets of a CI are none of its business. */

/** Why each is passed on. */
export const PASSED: readonly (readonly [name: RegExp, reason: string])[] = [
  [/^PATH$/, 'programs that it starts'],
  [/^(HOME|USER|LOGNAME|SHELL)$/, 'programs that are no QEMU, and their settings'],
  [/^(LANG|LANGUAGE|LC_\w+)$/, 'the language of its messages'],
  [/^TZ$/, 'the clock of a guest'],
  [/^LD_LIBRARY_PATH$/, 'libraries of a build that is not installed'],
  [/^(ASAN|UBSAN|LSAN|TSAN|MSAN)_(OPTIONS|SYMBOLIZER_PATH)$/, 'how a sanitizer speaks'],
  [/^(GCOV_PREFIX|GCOV_PREFIX_STRIP|LLVM_PROFILE_FILE)$/, 'where the coverage of a build goes'],
  [/^(G_DEBUG|G_SLICE|G_MESSAGES_DEBUG|MALLOC_\w+)$/, 'how GLib and the allocator look for mistakes'],
];

export function passedOn(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => PASSED.some(([pattern]) => pattern.test(name))),
  );
}
