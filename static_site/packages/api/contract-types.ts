import type { components } from "./schema";

type Schemas = components["schemas"];

export type StaffContract = Schemas["ConsoleContractOut"];
export type ContractRow = Schemas["ContractRowOut"];
export type ContractState = ContractRow["state"];
export type ContractEvent = Schemas["ContractEventOut"];
export type StaffSigner = Schemas["ConsoleSignerOut"];
export type StaffMark = Schemas["ConsoleMarkOut"];
export type PagePicture = Schemas["ContractPicture"];
export type ContractChange = Schemas["ContractChangeIn"];
export type TeamSigner = Schemas["TeamSignerOut"];
