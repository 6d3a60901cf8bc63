// Hands a file made on the page to the browser as a download. Not responsible for: what is in it.

export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly content: BlobPart;
}

export function saveFile({ name, type, content }: MadeFile): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Only once the browser has taken it: some begin after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
