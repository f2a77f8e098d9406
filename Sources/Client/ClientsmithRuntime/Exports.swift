// Statuses, methods and header fields are part of the runtime's own interface (`error.status == .conflict`), so that a user of a
// generated client need not import the package they come from.
@_exported import HTTPTypes
