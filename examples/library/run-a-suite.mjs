// The part of the suite about request ids, against a QEMU that is started for it.
import { openSuite } from 'qmpspec';

const suite = await openSuite({ command: ['qemu-storage-daemon'], grep: ['protocol/id/**'] });
try {
  console.log(`${suite.cases.length} cases for version ${suite.target.version}`);
  const summary = await suite.run({
    onCase: ({ id, outcome, findings }) => {
      if (outcome === 'fail') console.log(`${id}: ${findings[0].message}`);
    },
  });
  console.log(`${summary.counts.pass} passed, ${summary.counts.fail} failed`);
} finally {
  await suite.close();
}
