// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangesFor, visibleText } from '../../../src/watching/visible-text.ts';

function read(html: string, skip?: (element: Element) => boolean) {
  document.body.innerHTML = html;
  return visibleText([document.body], skip);
}

describe('visible text', () => {
  it('puts blocks and line breaks on lines of their own, once', () => {
    expect(read('<div><p>One</p><p>Two<br><br>Three</p></div><div>Four</div>').text).toBe('One\nTwo\nThree\nFour');
  });

  it('keeps inline elements in the line and makes white space one space', () => {
    expect(read('<p>  One\n  <b>two</b><i>three</i>\tfour  </p>').text).toBe('One twothree four');
  });

  it('reads emoji images and leaves out pictures without a text', () => {
    expect(read('<p>Poison<img alt="😡"> <img src="x"><img alt=""></p>').text).toBe('Poison😡');
  });

  it('leaves out what is named, hidden, of ours, or no text at all', () => {
    const html =
      '<p>One<span role="button">See more</span><span hidden>no</span><script>no()</script>' +
      '<span data-second-opinion="badge">no</span><svg><title>no</title></svg></p>';
    expect(read(html, (element) => element.getAttribute('role') === 'button').text).toBe('One');
  });

  it('leads from offsets back to the page, over element borders and onto emoji', () => {
    const seen = read('<p>Statins <b>cause</b> dementia<img alt="😡"></p>');
    expect(seen.text).toBe('Statins cause dementia😡');
    const [over, emoji] = rangesFor(seen, [
      { start: 4, end: 13 },
      { start: 22, end: 24 },
    ]);
    expect(over?.toString()).toBe('ins cause');
    expect(emoji?.startContainer.childNodes[emoji.startOffset]).toBe(document.querySelector('img'));
    expect(rangesFor(seen, [{ start: 90, end: 99 }])).toEqual([]);
  });

  it('leads nowhere where the site has put another text since', () => {
    const seen = read('<p>Statins cause dementia</p><p>Bananas cause hiccups</p>');
    const [first, second] = document.querySelectorAll('p');
    if (first?.firstChild) first.firstChild.nodeValue = 'Hello';
    second?.remove();
    expect(
      rangesFor(seen, [
        { start: 8, end: 22 },
        { start: 24, end: 30 },
      ]),
    ).toEqual([]);
  });

  it('finds in the page, at the same place, every word that it has read', () => {
    const word = fc.stringMatching(/^[a-zé😀]{1,6}$/u);
    const inline = fc.constantFrom('b', 'i', 'span', 'p', 'div');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(inline, fc.array(word, { minLength: 1, maxLength: 3 })), { minLength: 1 }),
        (parts) => {
          const seen = read(parts.map(([tag, words]) => `<${tag}> ${words.join('  ')}\n</${tag}>`).join(' '));
          for (const found of seen.text.matchAll(/\S+/g)) {
            const span = { start: found.index, end: found.index + found[0].length };
            expect(rangesFor(seen, [span]).map(String)).toEqual([found[0]]);
          }
          expect(seen.text.split(/\s/)).toEqual(parts.flatMap(([, words]) => words));
        },
      ),
      { numRuns: 60 },
    );
  });
});
