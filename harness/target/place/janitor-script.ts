/** What a janitor does, in the language of the one interpreter that every system has. */
import { MARK, NO_TARGET_KIB } from './marks.js';

/** Rounds of looking for processes that are started while others are killed. */
const ROUNDS = 10;

/**
 * Arguments: what `limitOf` says of the directory of a run, and that directory. Waits for the end of its standard input.
 * Records are `pid start`. A leader that is gone proves nothing against its group, whose number stays reserved;
 * a leader with another start time is a stranger.
 *
 * A file system that a target has mounted is never descended into.
 */
export const JANITOR_SCRIPT = `
trap "" INT TERM HUP QUIT PIPE
ulimit -m ${NO_TARGET_KIB}
while read -r line; do :; done
limit=$1 base=$2
fields() {
  stat=$(cat "/proc/$1/stat") || return
  echo "\${stat##*) }"
}
started() {
  set -- $(fields "$1")
  echo "\${20}"
}
alive() {
  case $(fields "$1") in "" | [ZXx]*) return 1 ;; esac
}
marked() {
  grep -lsF "${MARK}=$base/" /proc/[0-9]*/environ
  grep -lsE "^Max resident set +[0-9]+ +$((limit * 1024)) " /proc/[0-9]*/limits
}
mounts() {
  found=
  while read -r _ _ _ _ point _; do
    case $point in */"\${base##*/}"/*) found="$point $found" ;; esac
  done </proc/self/mountinfo
  echo "$found"
}
for record in "$base"/*/process; do
  read -r pid start <"$record" || continue
  now=$(started "$pid")
  if [ -z "$now" ] || [ "$now" = "$start" ]; then kill -9 "-$pid"; fi
done
for round in $(seq ${ROUNDS}); do
  more=
  for file in $(marked); do
    pid=\${file#/proc/} pid=\${pid%/*}
    alive "$pid" && kill -9 "$pid" && more=yes
  done
  [ "$more" ] || break
done
for point in $(mounts); do umount "$point"; done
[ "$(mounts)" ] && exit 1
rm -rf "$base" && exit
[ "$(id -u)" = 0 ] || chmod -R u+rwx "$base"
chattr -R -f -ia "$base"
rm -rf "$base"
`;
