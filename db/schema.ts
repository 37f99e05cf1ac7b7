/** All tables, by topic. A new table goes into the file of its topic, or into its own file, exported here. */
export * from "./schema/audit";
export * from "./schema/gateway";
export * from "./schema/gateway-calls";
export * from "./schema/installation";
export * from "./schema/library";
export * from "./schema/library-entries";
export * from "./schema/mail";
export * from "./schema/people";
export * from "./schema/settings";
export * from "./schema/signing";
export * from "./schema/tags";
export * from "./schema/trust";
export * from "./schema/unreferenced-files";
export * from "./schema/user-imports";
