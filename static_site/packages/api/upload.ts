/**
 * Posts the form that S3 takes, file last; `fetch` tells no progress. Resolves to whether the file was taken, which it
 * was not where `stop` came first.
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
    // What is counted is the whole form.
    request.upload.onprogress = ({ loaded }) => onSent(Math.min(loaded, file.size));
    request.onload = () => resolve(request.status >= 200 && request.status < 300);
    request.onerror = request.onabort = () => resolve(false);
    stop?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}
