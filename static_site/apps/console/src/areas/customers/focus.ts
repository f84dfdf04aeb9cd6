/** Moves the focus to the first field that is wrong, once it is drawn so. */
export function showFirstWrong(form: HTMLElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), 0);
}
