// Files as they come from a chooser or are dropped, sorted into classes by the folder they lie in.
// Not responsible for: reading what is in them (import-images.ts).

export interface PickedFile {
  readonly file: File;
  /** The folder right above the file; null for a file that came without one. */
  readonly folder: string | null;
}

export interface PickedClass {
  /** Null for files without a folder. */
  readonly name: string | null;
  readonly files: readonly File[];
}

/** What systems put beside images on their own. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini';
}

/** The name of the folder that a path's file lies in. */
export function folderOf(path: string): string | null {
  return (
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-2) ?? null
  );
}

/** In the order of their folders' names, files without one first. */
export function byFolder(picked: readonly PickedFile[]): readonly PickedClass[] {
  const classes = new Map<string | null, File[]>();
  for (const { file, folder } of picked) {
    if (isHidden(file.name)) continue;
    const files = classes.get(folder) ?? [];
    files.push(file);
    classes.set(folder, files);
  }
  const order = new Intl.Collator(undefined, { numeric: true });
  return [...classes]
    .map(([name, files]) => ({ name, files }))
    .toSorted((a, b) => order.compare(a.name ?? '', b.name ?? ''));
}

export function chosenFiles(list: FileList | null): readonly PickedFile[] {
  return [...(list ?? [])].map((file) => ({ file, folder: folderOf(file.webkitRelativePath) }));
}

/** All of a folder: browsers give its entries a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function filesUnder(entry: FileSystemEntry): Promise<readonly PickedFile[]> {
  if (isDirectory(entry)) {
    const found: PickedFile[] = [];
    for (const child of await entriesOf(entry)) found.push(...(await filesUnder(child)));
    return found;
  }
  if (!isFile(entry)) return [];
  const file = await new Promise<File | null>((resolve) => {
    entry.file(resolve, () => resolve(null));
  });
  return file === null ? [] : [{ file, folder: folderOf(entry.fullPath) }];
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** Everything that was dropped, folders looked into. Must be called while the event is handled. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly PickedFile[]> {
  // Both lists are emptied when the event is over: entries and files are taken first.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const plain = [...transfer.files];
  if (entries.length === 0) return plain.map((file) => ({ file, folder: null }));
  const found: PickedFile[] = [];
  for (const entry of entries) found.push(...(await filesUnder(entry)));
  return found;
}
