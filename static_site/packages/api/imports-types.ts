import type { components } from "./schema";

type Schemas = components["schemas"];

export type Import = Schemas["ImportOut"];
export type ImportSummary = Schemas["ImportRow"];
export type ImportPage = Schemas["ImportPage"];
export type ImportColumn = Schemas["ColumnOut"];
export type ImportField = Schemas["FieldOut"];
export type ImportKind = Schemas["Kind"];
export type ImportKindFields = Schemas["KindOut"];
export type ImportLayout = Schemas["ParseOptionsIn"];
export type ImportMapping = Schemas["MappingIn"];
export type MappedColumn = Schemas["MappedColumnIn"];
export type DifferenceRow = Schemas["DifferenceRow"];
export type Outcome = Schemas["Outcome"];
