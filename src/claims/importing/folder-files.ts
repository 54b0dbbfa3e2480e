/** A file as it was chosen: its path within the chosen folder, with forward slashes; a single file has no folder. */
export type ChosenFile = { path: string };

/** The parts of a claims folder that claims come from; its schemas are made anew by the command line. */
const claimsFile = /^(?:references\.json|(?!schema\/)[^/]+\/[^/]+\.ya?ml)$/i;

/**
 * The files of the claims folder among all that were chosen, by their names within it. A curator may choose the claims
 * folder itself, or the whole checkout of the database, in which other YAML files and other people's folders stand too.
 * @returns null if none of them is of a claims folder
 */
export function claimsFilesOf<T extends ChosenFile>(chosen: readonly T[]): { file: string; from: T }[] | null {
  const roots = chosen
    .filter(({ path }) => /(?:^|\/)references\.json$/.test(path))
    .map(({ path }) => path.slice(0, -'references.json'.length))
    .filter((root) => !hidden.test(root))
    .sort((a, b) => rank(a) - rank(b));
  // A folder of a few claims, without their references.
  const root = roots[0] ?? rootByDepth(chosen.map(({ path }) => path));
  if (root === null) return null;
  const files = chosen.flatMap((from) => {
    const file = from.path.startsWith(root) ? from.path.slice(root.length) : '';
    return claimsFile.test(file) ? [{ file, from }] : [];
  });
  return files.length > 0 ? files : null;
}

/** What is no work of the curator's. */
const hidden = /(?:^|\/)(?:\.|node_modules\/)/;

/** The one that is nearest to what was chosen, and of those the one with the usual name. */
function rank(root: string): number {
  const named = /(?:^|\/)claims-db\/$/.test(root);
  return root.split('/').length * 2 - (named ? 1 : 0);
}

/** Above which folder the topics stand: that of the first YAML file with the least folders around it. */
function rootByDepth(paths: readonly string[]): string | null {
  const [nearest] = paths
    .filter((path) => /\.ya?ml$/i.test(path) && path.includes('/') && !hidden.test(path))
    .sort((a, b) => a.split('/').length - b.split('/').length);
  if (nearest === undefined) return null;
  return nearest
    .split('/')
    .slice(0, -2)
    .map((part) => `${part}/`)
    .join('');
}
