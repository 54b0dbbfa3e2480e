import { afterEach, describe, expect, it } from 'vitest';
import spanish from '../../../../assets/_locales/es/messages.json' with { type: 'json' };
import { BenchStopped } from '../../../../src/curating/bench-client.ts';
import { errorText } from '../../../../src/screens/curator/error-text.ts';
import { speak } from '../../../../src/screens/say.ts';
import { DiskFull } from '../../../../src/storage/curating/disk-full.ts';
import { speakEnglish } from '../english.ts';

const full = new DiskFull(new DOMException('no room', 'QuotaExceededError'));

describe('an error from below', () => {
  afterEach(() => speak(null));

  it('is told with what to do', () => {
    speakEnglish();
    expect(errorText(full)).toBe(full.message);
    expect(errorText(new BenchStopped())).toBe(new BenchStopped().message);
    expect(errorText(new Error('an error of its own'))).toBe('an error of its own');
    expect(errorText(new Error(''))).toMatch(/could not be saved/);
    expect(errorText('no error at all')).toMatch(/could not be saved/);
  });

  it('is told in the reader’s language', () => {
    speak({ language: 'es', messages: spanish });
    expect(errorText(full)).toMatch(/^No se pudo guardar: al navegador no le queda espacio/);
    expect(errorText(new BenchStopped())).toMatch(/^El banco de pruebas se detuvo/);
  });
});
