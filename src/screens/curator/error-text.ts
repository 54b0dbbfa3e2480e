import { BenchStopped } from '../../curating/bench-client.ts';
import { DiskFull } from '../../storage/curating/disk-full.ts';
import { say } from '../say.ts';

/** What went wrong, in words that say what to do; in the reader's language where it is one of the errors that are known. */
export function errorText(reason: unknown): string {
  if (reason instanceof DiskFull) return say('curatorDiskFull');
  if (reason instanceof BenchStopped) return say('curatorBenchStopped');
  return reason instanceof Error && reason.message !== '' ? reason.message : say('curatorFailed');
}
