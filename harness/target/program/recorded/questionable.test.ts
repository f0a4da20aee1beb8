import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { questionable } from './questionable.js';

const machines = parse(readFileSync(new URL('../../../../examples/fuzz.yaml', import.meta.url), 'utf8')) as {
  command: string;
}[];

it.each([
  ...machines.map(({ command }) => command),
  'qemu-system-aarch64 -M virt,gic-version=3 -cpu cortex-a57 -nodefaults -display none',
  'qemu-system-x86_64 -drive if=none,id=d,file=disk0.img,format=raw -device virtio-blk-pci,drive=d',
  'qemu-system-x86_64 -drive file={dir}/disk0.img,format=qcow2 -hda disk1.img',
  'qemu-system-x86_64 -netdev user,id=n -device e1000,netdev=n,mac=52:54:00:12:34:56,romfile=',
  'qemu-system-x86_64 -object memory-backend-ram,id=m,size=64M -numa node,memdev=m',
  'qemu-system-x86_64 -qmp unix:{qmp},server=on,wait=off -monitor none -serial null',
  'qemu-system-x86_64 -qmp tcp:{tcp},server=on,wait=off',
  'qemu-system-x86_64 -sandbox on,obsolete=deny,elevateprivileges=deny,spawn=deny',
  'qemu-system-x86_64 -sandbox enable=on,spawn=deny',
  'qemu-system-x86_64 -device {"driver":"e1000","id":"a"} -rtc base=utc -no-user-config',
  'qemu-system-x86_64 -chardev socket,id=a,path={dir}/a,server=on,wait=off',
  'qemu-storage-daemon --blockdev driver=file,node-name=f,filename=disk0.img --blockdev raw,node-name=r,file=f',
  'qemu-ga',
])('runs %s', (command) => {
  expect(questionable(command.trim().split(/\s+/))).toBeNull();
});

it.each([
  'sh -c x',
  '/tmp/qemu-system-x86_64',
  './qemu-system-x86_64',
  'qemu-system-x86_64/../../tmp/x',
  'qemu-system-x86_64 -incoming exec:x',
  'qemu-system-x86_64 -incoming tcp:0.0.0.0:1',
  'qemu-system-x86_64 -readconfig x',
  'qemu-system-x86_64 --readconfig x',
  'qemu-system-x86_64 -netdev tap,script=x',
  'qemu-system-x86_64 -netdev user,id=a,guestfwd=tcp:1-cmd:x',
  'qemu-system-x86_64 -netdev user,id=a,type=tap',
  'qemu-system-x86_64 -netdev {"type":"tap","id":"a"}',
  "qemu-system-x86_64 -netdev {'type':'tap','id':'a'}",
  'qemu-system-x86_64 -nic tap,script=x',
  'qemu-system-x86_64 -nic user,hostfwd=tcp::22-:22',
  'qemu-system-x86_64 -vnc unix:{dir}/../x',
  'qemu-system-x86_64 -vnc :0',
  'qemu-system-x86_64 -D x',
  'qemu-system-x86_64 -chardev file,id=a,path=/x',
  'qemu-system-x86_64 -chardev file,id=a,path={dir}x',
  'qemu-system-x86_64 -chardev socket,id=a,host=10.0.0.1,port=1',
  'qemu-system-x86_64 -chardev pipe,id=a,path=x',
  'qemu-system-x86_64 -device e1000,romfile=/x',
  'qemu-system-x86_64 -device e1000,driver=usb-host',
  'qemu-system-x86_64 -device vfio-pci,host=01:00.0',
  'qemu-system-x86_64 -device {"driver":"virtio-input-host-pci","evdev":"a"}',
  'qemu-system-x86_64 -blockdev driver=nbd,server.type=inet,server.host=a,server.port=1,export=driver=null-co',
  'qemu-system-x86_64 -blockdev driver=raw,file.driver=host_device,file.filename=sda',
  'qemu-system-x86_64 -blockdev driver=file,filename=/x',
  'qemu-system-x86_64 -drive file=nbd:10.0.0.1:1',
  'qemu-system-x86_64 -drive file=json:{"driver":"https"}',
  'qemu-system-x86_64 -drive file.driver=ssh,file.host=a',
  'qemu-system-x86_64 -hda fat:rw:x',
  'qemu-system-x86_64 -monitor unix:/x,server',
  'qemu-system-x86_64 -serial tcp:10.0.0.1:1',
  'qemu-system-x86_64 -object input-linux,id=a,evdev=a',
  'qemu-system-x86_64 -accel tcg -plugin x.so',
  'qemu-system-x86_64 -display vnc=:0',
  'qemu-system-x86_64 -spice port=1,disable-ticketing=on',
  'qemu-system-x86_64 -spice addr={dir}/spice',
  'qemu-system-x86_64 -bios /x',
  'qemu-system-x86_64 -sandbox off',
  'qemu-system-x86_64 -sandbox on',
  'qemu-system-x86_64 -sandbox on,spawn=allow',
  'qemu-system-x86_64 -sandbox spawn=deny',
  'qemu-system-x86_64 -sandbox obsolete=deny,spawn=deny',
  'qemu-system-x86_64 --sandbox {"spawn":"deny"}',
  'qemu-system-x86_64 -drive {"x":"y,file.driver=nbd,file.host=a"}',
  'qemu-system-x86_64 -device {"driver":"e1000","id":"a,driver=vfio-pci"}',
  'qemu-system-x86_64 -fsdev local,id=a,path=x',
  'qemu-system-x86_64 -chroot x',
  'qemu-system-x86_64 /x',
  'qemu-system-x86_64 -constructor x',
  'qemu-storage-daemon --blockdev=driver=nbd',
  'qemu-storage-daemon --nbd-server addr.type=inet,addr.host=0.0.0.0,addr.port=1',
  'qemu-ga -F/tmp/hook',
  'qemu-ga -l /x',
])('does not run %s', (command) => {
  expect(questionable(command.split(' '))).not.toBeNull();
});
