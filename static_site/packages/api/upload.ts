/**
 * Posts an S3 upload form, file last; `fetch` reports no progress. Resolves to whether the file was accepted,
 * which it was not if `stop` was aborted first.
 */
export function postFile(
  url: string,
  fields: Readonly<Record<string, string>>,
  file: File,
  onSent: (bytes: number) => void,
  stop?: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      form.append(name, value);
    }
    form.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", url);
    // The progress counts the whole form.
    request.upload.onprogress = ({ loaded }) => onSent(Math.min(loaded, file.size));
    request.onload = () => resolve(request.status >= 200 && request.status < 300);
    request.onerror = request.onabort = () => resolve(false);
    stop?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}
