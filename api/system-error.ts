/** What the system refused and no program can do without. */

const WORDS: Readonly<Record<string, string>> = {
  EMFILE: 'too many open files for this process; allow more (ulimit -n)',
  ENFILE: 'too many open files on this machine',
  ENOSPC: 'no space left on device',
  EDQUOT: 'the disk quota is exceeded',
  EROFS: 'the file system is read-only',
  EFBIG: 'the file would be larger than this process may write (ulimit -f)',
  ENOMEM: 'there is no memory left',
  EAGAIN: 'no more processes are allowed (ulimit -u)',
};

/** One clause; null where it is a mistake of ours. */
export function systemErrorWords(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (syscall === 'uv_cwd') return 'the current directory is gone; start it in another one';
  const words = WORDS[code ?? ''];
  return words === undefined ? null : `${path === undefined ? '' : `${path}: `}${words}`;
}
