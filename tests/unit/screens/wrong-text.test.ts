import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import english from '../../../assets/_locales/en/messages.json' with { type: 'json' };
import spanish from '../../../assets/_locales/es/messages.json' with { type: 'json' };
import { claim } from '../../../src/claims/claim.ts';
import { sentences } from '../../../src/claims/sentences.ts';
import { parseSource } from '../../../src/claims/source-file.ts';
import { type WrongKind, wrong, wrongName } from '../../../src/claims/wrong.ts';
import { type Messages, speak } from '../../../src/screens/say.ts';
import { wrongText } from '../../../src/screens/wrong-text.ts';
import { goodClaim } from '../claims/folder.ts';
import { fileOf, imported } from '../claims/importing/here.ts';
import { speakEnglish } from './english.ts';

const told = (text: string) => parseSource({ file: 'heart/x.yaml', text }, claim).problems.map(wrongText);
const spoilt = (from: string | RegExp, to: string) => told(goodClaim.replace(from, to)).map(({ text }) => text);

describe('what is wrong, in English', () => {
  beforeEach(() => speakEnglish());

  it.each(Object.entries(sentences))('%s is said as the command line says it', (kind, sentence) => {
    const key = `wrong${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    expect((english as Messages)[key]?.message).toBe(sentence);
    const { message, said } = wrong(kind as WrongKind, 'a', 'b', 'c');
    expect(wrongText({ message, said })).toEqual({ text: message, lang: undefined });
  });

  it('says what was most likely meant', () => {
    const meant = wrongName('statinn', ['statin', 'vaccine'], wrong('noConcept', 'statinn'));
    expect(meant.message).toBe('concept "statinn" is not in the lexicon; did you mean "statin"?');
    expect(wrongText(meant).text).toBe(meant.message);
    expect(wrongName('banana', ['statin'], wrong('noConcept', 'banana'))).toEqual(wrong('noConcept', 'banana'));
  });
});

describe('what is wrong, in Spanish', () => {
  beforeEach(() => speak({ language: 'es', messages: spanish }));
  afterEach(() => speak(null));

  it('says what a schema finds', () => {
    expect(spoilt(/^fact: .*$/m, 'fact: short')).toEqual(['es demasiado corto: al menos 10 caracteres']);
    expect(spoilt(/^fact: .*\n/m, '')).toEqual(['falta: añádalo']);
    expect(spoilt('verdict: false', 'verdict: wrong')).toEqual([
      'debe ser uno de estos: false, misleading, unsupported, exaggerated',
    ]);
    expect(spoilt('tone: rebut', 'tone: rebutt')).toEqual([
      'debe ser uno de estos: rebut, prime, answer; ¿quiso decir «rebut»?',
    ]);
    expect(spoilt('status: published', 'status: published\nnegative: [maybe]')).toEqual([
      'debe ser «true» o «false», no una lista',
    ]);
    expect(spoilt('due: 2027-11-22', 'due: soon')).toEqual(['debe ser una fecha como 2026-11-22']);
    expect(spoilt(/^id: .*$/m, 'id: Not Kebab')).toEqual([
      'debe ir en minúsculas y con guiones, p. ej. statins-cause-dementia',
    ]);
  });

  it('says what is wrong with the text of a file', () => {
    expect(told('a: b: c')[0]?.text).toMatch(/^no es YAML válido: hay un segundo «: »/);
    expect(told('')[0]?.text).toBe('está vacío');
  });

  it('says what an import leaves out, and why', () => {
    const table = [
      'statement,verdict,phrasings',
      'Statins cause dementia,false,',
      'Garlic cures warts in a week,false,garlic cures warts|Garlic cures warts!',
      'Garlic cures warts in a day,false',
      'Too short,wrong,',
      'Garlic "cures" warts,false,',
    ];
    const { rows } = imported([
      fileOf('claims.csv', table.join('\n')),
      fileOf('claims.zip', 'no zip'),
      fileOf('x.json', '1'),
    ]);
    const said = rows.flatMap(({ why, problems }) => [...(why ? [why] : []), ...problems].map(wrongText));
    expect(said.map(({ text, lang = 'es' }) => `${lang}: ${text}`)).toEqual([
      'es: no es un zip que se pueda leer: hágalo de nuevo, o elija la carpeta misma',
      'es: ya está aquí: statins-cause-dementia',
      'es: «Garlic cures warts!» está dos veces: deje una',
      'es: tiene 2 celdas donde la primera línea tiene 3: ponga entre comillas el texto que lleve una coma',
      'es: es demasiado corto: al menos 10 caracteres',
      'es: debe ser uno de estos: false, misleading, unsupported, exaggerated',
      'es: tiene una comilla (") en mal lugar: ponga la celda entre comillas y escriba dos veces cada comilla que haya en ella',
      'es: no contiene ninguna lista: ¿es el archivo correcto?',
    ]);
  });

  it('leaves in English what only the checks can say, and tells so', () => {
    expect(wrongText({ message: 'is like nothing that is known' })).toEqual({
      text: 'is like nothing that is known',
      lang: 'en',
    });
  });
});
