/** The API's OpenAPI document, as far as the generator looks into it. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, unknown>>;
}

export function readDocument(): ApiDocument;
export function schemaText(document: ApiDocument): Promise<string>;
