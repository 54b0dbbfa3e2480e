/** A table of 5,000 claims as a spreadsheet writes it, of which some rows are broken, each in its own way. */

/** One row that cannot be imported: where it is told, and what of the sentence that tells it. */
export type BrokenRow = { line: number; field: string; says: RegExp };

const rows = 5000;
/** Every hundredth row is broken. */
const brokenEvery = 100;

const columns = ['id', 'topic', 'statement', 'label', 'verdict', 'phrasings', 'fact'] as const;
type Row = Record<(typeof columns)[number], string>;

const wholeRow = (number: number): Row => ({
  id: `tea-number-${number}-cures-colds`,
  topic: 'many-teas',
  statement: `Tea number ${number} cures the common cold.`,
  label: `tea ${number} and colds`,
  verdict: 'false',
  // An entry a line, so that a row is longer than a line.
  phrasings: [`tea number ${number} cured my cold`, `my cold was gone after tea number ${number}`].join('\n'),
  fact: `No trial has shown that tea number ${number} makes a cold any shorter.`,
});

/** What may be wrong with a row: how it comes about, and how it is told. */
const faults: { break: (row: Row) => string; field: string; says: RegExp }[] = [
  { break: (row) => line({ ...row, statement: '' }), field: 'statement', says: /is missing: add it/ },
  { break: (row) => line({ ...row, statement: 'Tea.' }), field: 'statement', says: /is too short: at least 10/ },
  { break: (row) => line({ ...row, verdict: 'flase' }), field: 'verdict', says: /must be one of false, .*exaggerated/ },
  { break: (row) => line({ ...row, verdict: '' }), field: 'verdict', says: /must be one of|is missing/ },
  { break: (row) => line({ ...row, label: row.label.repeat(4) }), field: 'label', says: /is too long: at most 48/ },
  { break: (row) => line({ ...row, fact: 'No.' }), field: 'fact', says: /is too short: at least 10/ },
  { break: (row) => line({ ...row, id: 'Tea Cures Colds' }), field: 'id', says: /must be kebab-case/ },
  {
    break: (row) => line({ ...row, phrasings: 'tea did it | tea did it' }),
    field: 'phrasings[1]',
    says: /"tea did it" is there twice: keep one/,
  },
  { break: (row) => `${line(row)},and,more`, field: '', says: /has 9 cells where the first line has 7: put a text/ },
  // In one line: what follows a quote that nobody closed is read as the rows that it looks like.
  {
    break: (row) => `"tea" it was,${line({ ...row, phrasings: 'tea did it' }).slice(row.id.length + 1)}`,
    field: '',
    says: /has a quote \("\) in the wrong place: put the cell in quotes/,
  },
];

/** The table, and what is to be told of its broken rows, in their order. */
export function manyClaims(): { csv: string; good: number; broken: BrokenRow[] } {
  const lines = [columns.join(',')];
  const broken: BrokenRow[] = [];
  let at = 2;
  for (let number = 1; number <= rows; number++) {
    const fault = number % brokenEvery === 0 ? faults[(number / brokenEvery) % faults.length] : undefined;
    const text = fault ? fault.break(wholeRow(number)) : line(wholeRow(number));
    if (fault) broken.push({ line: at, field: fault.field, says: fault.says });
    lines.push(text);
    at += text.split('\n').length;
  }
  return { csv: `${lines.join('\n')}\n`, good: rows - broken.length, broken };
}

function line(row: Row): string {
  return columns.map((name) => cell(row[name])).join(',');
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
