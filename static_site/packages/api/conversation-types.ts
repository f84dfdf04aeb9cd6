import type { components } from "./schema";

type Schemas = components["schemas"];

export type ConversationRow = Schemas["ConversationRowOut"];
export type ConversationCounts = Schemas["ConversationCounts"];
export type ConversationCustomer = Schemas["TalkCustomerOut"];
export type ConversationMessage = Schemas["ConsoleMessageOut"];
export type ThreadDetail = Schemas["ConsoleConversationOut"];

/** The lists of conversations that staff choose from. */
export const conversationViews = ["waiting", "mine", "all"] as const;
export type ConversationView = (typeof conversationViews)[number];
