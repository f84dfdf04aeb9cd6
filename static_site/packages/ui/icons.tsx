import type { moreIcons } from "./more-icon-paths";

/** The icons of the first pages. The others are in `more-icons`, which the parts that show them import. */
const paths = {
  home: "M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z",
  statement: "M6 4h12v16l-3-2-3 2-3-2-3 2zM9 9h6M9 13h6",
  more: "M4 7h16M4 12h16M4 17h16",
  download: "M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14",
  view: "M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  close: "M6 6l12 12M18 6 6 18",
  chevron: "M9 6l6 6-6 6",
  down: "M6 9l6 6 6-6",
  alert: "M12 4 3 19.5h18zM12 10v4.5M12 17v.2",
  mail: "M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5",
  ticket: "M4 5h16v11H9.5L5.5 19.5V16H4zM8 9h8M8 12h5",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 20.5h4",
  edit: "M5 19l.8-3.8L16 5l3 3L8.8 18.2z",
} as const;

export type IconName = keyof typeof paths | keyof typeof moreIcons;

const registered: Partial<Record<IconName, string>> = { ...paths };

/** Registers further icons. */
export function addIcons(more: Readonly<Partial<Record<IconName, string>>>): void {
  Object.assign(registered, more);
}

/** A decorative icon next to a text that says the same; hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={registered[name]} />
    </svg>
  );
}

const drawings = {
  empty: (
    <>
      <path d="M36 14h48v66l-8-5-8 5-8-5-8 5-8-5-8 5z" />
      <path class="faint" d="M46 30h28M46 42h28M46 54h16" />
      <path class="accent" d="M92 20v14M85 27h14" />
    </>
  ),
  nothing: (
    <>
      <path d="M28 22h46M28 36h30M28 50h24M28 64h20" class="faint" />
      <circle cx="74" cy="52" r="18" />
      <path d="m87 65 13 13" />
      <path class="accent" d="M67 52h14" />
    </>
  ),
  off: (
    <>
      <path d="M24 82V38l36-20 36 20v44z" />
      <path class="faint" d="M38 82V52h44v30M38 62h44M38 72h44" />
      <path class="accent" d="M52 40h16" />
      <path d="M16 82h88" />
    </>
  ),
} as const;

/** A decorative drawing for an empty place. */
export function Drawing({ name }: { name: keyof typeof drawings }) {
  return (
    <svg class="drawing" viewBox="0 0 120 96" width="120" height="96" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
