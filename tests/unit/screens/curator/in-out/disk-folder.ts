/** A folder as the File System Access API gives it, in memory: file names to texts, folders to folders. */
export type DiskFolder = { [name: string]: string | Uint8Array | DiskFolder };

function error(name: string): DOMException {
  return new DOMException(name, name);
}

/**
 * @param faults by file name: the error that writing it fails with, and with "delete " before it, deleting it
 */
export function diskFolder(
  name: string,
  files: DiskFolder,
  faults: Record<string, string> = {},
): FileSystemDirectoryHandle {
  const handle = {
    kind: 'directory',
    name,
    async getDirectoryHandle(inside: string, { create = false } = {}) {
      const found = files[inside];
      if (found === undefined && create) files[inside] = {};
      else if (found === undefined) throw error('NotFoundError');
      const folder = files[inside];
      if (typeof folder !== 'object' || folder instanceof Uint8Array) throw error('TypeMismatchError');
      return diskFolder(inside, folder, faults);
    },
    async *values() {
      for (const [inside, found] of Object.entries(files)) {
        const isFile = typeof found === 'string' || found instanceof Uint8Array;
        yield isFile ? fileIn(files, inside, faults) : diskFolder(inside, found, faults);
      }
    },
    async removeEntry(inside: string) {
      if (files[inside] === undefined) throw error('NotFoundError');
      const fault = faults[`delete ${inside}`];
      if (fault) throw error(fault);
      delete files[inside];
    },
    async getFileHandle(inside: string, { create = false } = {}) {
      const found = files[inside];
      if (found === undefined && !create) throw error('NotFoundError');
      if (typeof found === 'object' && !(found instanceof Uint8Array)) throw error('TypeMismatchError');
      if (found === undefined) files[inside] = '';
      return fileIn(files, inside, faults);
    },
  };
  return handle as unknown as FileSystemDirectoryHandle;
}

function fileIn(files: DiskFolder, name: string, faults: Record<string, string>) {
  return {
    kind: 'file',
    name,
    getFile: async () => new File([files[name] as string], name),
    async createWritable() {
      const fault = faults[name];
      if (fault) throw error(fault);
      let text = '';
      return {
        write: async (more: string) => {
          text += more;
        },
        close: async () => {
          files[name] = text;
        },
        abort: async () => {},
      };
    },
  };
}
