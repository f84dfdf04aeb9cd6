/** Singular and plural of a sentence; Spanish, Portuguese and English need no other forms. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** Replaces each `{name}` in `text` by its value. Unknown names stay, so that tests find them. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The form for `count`, with `{count}` filled in. */
export function plural(forms: Plural, count: number): string {
  return fill(count === 1 ? forms.one : forms.other, { count });
}
