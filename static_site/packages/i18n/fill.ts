/** A sentence in its singular and plural; Spanish, Portuguese and English need no other forms here. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** `text` with each `{name}` replaced by its value; a name that is not given stays, so that tests see it. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The form of `forms` for `count`, with `{count}` filled in. */
export function plural(forms: Plural, count: number): string {
  return fill(count === 1 ? forms.one : forms.other, { count });
}
