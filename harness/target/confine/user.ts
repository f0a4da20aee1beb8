/** The unprivileged user that a target runs as. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TargetError } from '../error.js';

export interface User {
  name: string;
  uid: number;
  gid: number;
}

/** Finds a user by name or number in a passwd file. */
export function findUser(passwd: string, name: string): User | null {
  for (const line of passwd.split('\n')) {
    const [login, , uid, gid] = line.split(':');
    if (login && gid && (login === name || uid === name)) {
      return { name: login, uid: Number(uid), gid: Number(gid) };
    }
  }
  return null;
}

/** Throws TargetError when we may not switch to the user, or it does not exist (below `root`). */
export function lookUpUser(name: string, root: string | null): User {
  const file = join(root ?? '/', 'etc/passwd');
  const user = findUser(readPasswd(file), name);
  if (!user) {
    throw new TargetError(
      'unusable',
      `The target was to run as user ${name}, which ${file} does not list; name another with --user.`,
    );
  }
  const ours = process.getuid?.();
  if (ours !== 0 && ours !== user.uid) {
    throw new TargetError(
      'unusable',
      `Only root can run the target as user ${name}; run as root, or leave out --user.`,
    );
  }
  return user;
}

function readPasswd(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
