/** Hands a file to the reader, the way the browser saves downloads. */
function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const saveText = (name: string, type: string, text: string): void =>
  save(name, new Blob([text], { type: `${type};charset=utf-8` }));

export const saveBytes = (name: string, bytes: Uint8Array): void =>
  save(name, new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
