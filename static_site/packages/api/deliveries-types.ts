import type { components } from "./schema";

type Schemas = components["schemas"];

export type DeadLetter = Schemas["DeadLetterOut"];
export type SuppressedAddress = Schemas["SuppressedOut"];
export type Sender = Schemas["SenderOut"];
export type SenderRecord = Schemas["RecordOut"];
