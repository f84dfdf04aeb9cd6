import { addIcons } from "./icons";

/** Icons that no first page shows: whoever shows one imports this module. */
const more = {
  search: "M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zm4.5 10.5L20 20",
  filter: "M4 7h16M7 12h10M10 17h4",
  refresh: "M19 8a7.5 7.5 0 1 0 .9 6M19.5 4v4.5H15",
  check: "M5 12.5 10 17.5 19 7",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6.5 6.5-6.5s6.5 2.5 6.5 6.5M15.5 4.3a3.5 3.5 0 0 1 0 6.4M17.5 14c2.4.8 4 3 4 6",
  window: "M4 5h16v14H4zM4 9.5h16M7 7.3v-.1M9.5 7.3v-.1",
  upload: "M12 15V4m-4.5 4.5L12 4l4.5 4.5M5 15v5h14v-5",
  team: "M12 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM6.5 20v-1.5a5.5 5.5 0 0 1 11 0V20M19 12.5l1.3 1.3 2.4-2.6",
  log: "M6 4h9l3 3v13H6zM9 10h6M9 13.5h6M9 17h3.5",
  clip: "M20 11.5 12.3 19.2a5 5 0 0 1-7-7l8-8a3.4 3.4 0 0 1 4.8 4.8l-8 8a1.7 1.7 0 0 1-2.4-2.4l7.2-7.2",
  camera: "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z",
  file: "M7 3.5h7l4 4V20.5H7zM14 3.5V8h4",
  image: "M4 5h16v14H4zM4 16l4.5-4.5 4 4L15 13l5 5M15.5 9.5v-.1",
  plus: "M12 5v14M5 12h14",
  dots: "M12 6v.1M12 12v.1M12 18v.1",
  star: "M12 4.5l2.3 4.9 5.2.7-3.8 3.7.9 5.3L12 16.6l-4.6 2.5.9-5.3-3.8-3.7 5.2-.7z",
  lock: "M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3",
  send: "M20.5 4 3.5 10.5l6.5 3 3 6.5zM10 13.5 20.5 4",
  out: "M14 5H6v14h8M10 12h10m-3.5-3.5L20 12l-3.5 3.5",
} as const;

export type MoreIcon = keyof typeof more;

addIcons(more);
