import { say, uiLanguage } from '../../say.ts';
import type { GoneFile } from './zip-contents.ts';

/** Which files have to be deleted by hand after a zip was unpacked: a zip cannot take any away. */
export function GoneFiles({ gone }: { gone: readonly GoneFile[] }) {
  const number = new Intl.NumberFormat(uiLanguage());
  return (
    <details class="care">
      <summary>{say('curatorZipGone', number.format(gone.length))}</summary>
      <ul class="problems">
        {gone.map(({ file, to }) => (
          <li key={file}>
            <code>{file}</code> {to !== null && say('curatorZipMovedTo', to)}
          </li>
        ))}
      </ul>
    </details>
  );
}
