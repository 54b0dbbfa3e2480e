/** What is used of Citation.js, which has no types of its own. */
declare module '@citation-js/core' {
  export const plugins: {
    input: {
      /** Parses a text of a known format into CSL-JSON; throws with the parser's explanation. */
      chain(text: string, options: { forceType: '@biblatex/text' | '@ris/file'; generateGraph: false }): unknown[];
    };
  };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
