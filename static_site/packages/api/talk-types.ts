import type { components } from "./schema";

type Schemas = components["schemas"];

export type TalkRow = Schemas["ConversationRowOut"];
export type TalkCounts = Schemas["ConversationCounts"];
export type TalkCustomer = Schemas["TalkCustomerOut"];
export type TalkMessage = Schemas["ConsoleMessageOut"];
export type TalkPage = Schemas["ConsoleConversationOut"];

/** Staff's lists of conversations. */
export const talkViews = ["waiting", "mine", "all"] as const;
export type TalkView = (typeof talkViews)[number];
